"""Words that a narrow place has broken in two, where a reader sees them first: on buttons, tags and headings."""

from typing import Final

from playwright.sync_api import Page

#: A longer one may be broken: there are screens that it does not fit on.
_LONGEST: Final = 18
_BROKEN: Final = """longest => [...document.querySelectorAll('main :is(button, .button, .tag, h1, h2, h3), .top nav *')]
  .filter(one => one.checkVisibility() && !one.closest('.visually-hidden, .hash, .number'))
  .flatMap(one => {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = []
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
        const range = document.createRange()
        range.setStart(texts.currentNode, word.index)
        range.setEnd(texts.currentNode, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
        if (lines.size > 1 && word[0].length <= longest) found.push(word[0])
      }
    }
    return found
  })"""


def broken_words(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_BROKEN, _LONGEST)
    return found
