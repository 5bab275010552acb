"""Receives Prakerja's webhooks: python3 receive_webhooks.py SECRET [PORT], behind whatever speaks https for you."""
import base64, hashlib, hmac, http.server, json, sys, time

KEY, had = base64.b64decode(sys.argv[1].removeprefix("whsec_")), set()

class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(min(int(self.headers["content-length"]), 65_536))
        event_id, at = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        wanted = b"v1," + base64.b64encode(hmac.digest(KEY, f"{event_id}.{at}.".encode() + body, hashlib.sha256))
        given = self.headers["webhook-signature"].encode().split()
        is_theirs = any(hmac.compare_digest(one, wanted) for one in given) and abs(time.time() - int(at)) < 300
        self.send_response(204 if is_theirs else 401)
        self.end_headers()
        if is_theirs and event_id not in had:  # at least once: the second time there is nothing to do
            had.add(event_id)
            print(json.loads(body), flush=True)

http.server.ThreadingHTTPServer(("127.0.0.1", int((sys.argv + ["8080"])[2])), Receiver).serve_forever()
