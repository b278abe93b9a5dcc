print(mesage)
