from pympler import muppy, summary


class SummaryTracker:
    def __init__(self, ignore_self=True):
        self.s0 = self.create_summary()

    def create_summary(self):
        return summary.summarize(muppy.get_objects())

    def diff(self, summary1=None, summary2=None):
        new = summary2 or self.create_summary()
        rows = summary.get_diff(summary1 or self.s0, new)
        if summary1 is None:
            self.s0 = new
        return [row for row in rows if row[1] or row[2]]

    def format_diff(self, summary1=None, summary2=None):
        return summary.format_(self.diff(summary1, summary2))

    def print_diff(self, summary1=None, summary2=None):
        for line in self.format_diff(summary1, summary2):
            print(line)
