"""tests/bench/rates.py: a goal inside the interval is never called reached."""

import sys
import unittest

sys.path.insert(0, sys.argv.pop(1))
import rates  # noqa: E402


def rate(low, high, trials=100):
    return {"value": low, "low": low, "high": high, "errors": 0, "trials": trials, "persons": 7}


class Finding(unittest.TestCase):
    def test_only_an_interval_on_one_side_of_the_goal_tells(self):
        self.assertIs(rates.finding(0.01, rate(0, 0.01)), True)
        self.assertIs(rates.finding(0.01, rate(0.011, 0.5)), False)
        self.assertEqual(rates.finding(0.01, rate(0, 0.011)), "not resolved")
        self.assertEqual(rates.finding(0.01, rate(0.01, 0.5)), "not resolved")

    def test_nothing_measured_is_not_reached(self):
        self.assertEqual(rates.finding(0.01, rate(0, 0, trials=0)), "not resolved")

    def test_rows_carry_the_interval_and_the_sample(self):
        row = rates.rate_row("figure", rate(0.002, 0.3), 0.01, "basis")
        self.assertEqual((row["goal"], row["reached"]), ("<= 1", "not resolved"))
        for words in ("0.2 to 30 %", "7 persons", "0 of 100", "basis"):
            self.assertIn(words, row["against"])

    def test_a_row_without_a_goal_reaches_nothing(self):
        self.assertEqual(rates.rate_row("figure", rate(0, 0), None, "basis")["reached"], "no goal")


unittest.main()
