if True:
	y =	[1,	2][5]
