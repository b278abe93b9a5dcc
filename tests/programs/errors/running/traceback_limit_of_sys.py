import sys
import traceback


def down(steps):
    return 1 // 0 if steps == 0 else down(steps - 1)


for limit in 2, 1, 0, -1, 100:
    sys.tracebacklimit = limit
    print("limit", limit)
    try:
        down(1)
    except ZeroDivisionError:
        print(traceback.format_exc().count("File"))
sys.tracebacklimit = 2
try:
    down(3)
except ZeroDivisionError:
    down(1)
