tags = {1, 2}
tags[0]
