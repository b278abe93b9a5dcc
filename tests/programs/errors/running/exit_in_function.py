import sys
def quit_now():
    print("bye")
    sys.exit(3)
quit_now()
