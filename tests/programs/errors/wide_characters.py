def grüße(名前):
    return "こんにちは " + 名前 + 1


grüße("世界")
