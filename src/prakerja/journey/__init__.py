"""Hand-overs between steps: where one step needs what another knows. One file each; no rules, no tables."""
