"""Pictures drawn by the rules: functions from figures to SVG, the same in the browser, on pages and on paper."""
