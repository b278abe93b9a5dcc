import datetime
for arguments in ((2023, 2, 30), (2023, 13, 1), (0, 1, 1), (2023, 1, "a")):
    try:
        datetime.date(*arguments)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
