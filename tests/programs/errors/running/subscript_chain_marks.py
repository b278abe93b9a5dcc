data = {"users": [{"name": "Ann"}]}
print(data["users"][0]["email"].lower())
