import itertools as i, sys
print([sys.getsizeof(x) for x in (i.product(), i.product("ab"), i.product("ab","c","d"), i.permutations("abc"), i.combinations("abcd",2), i.combinations_with_replacement("abcd",2))])
print([sys.getsizeof(x) for x in (i.permutations('abc',2),i.permutations('ab',5),i.combinations('ab',5),i.combinations_with_replacement('',5),i.permutations('abc',0))])
p=i.product("ab","c"); list(p); q=i.permutations("ab"); list(q); c=i.combinations("ab",1); list(c); print(sys.getsizeof(p),sys.getsizeof(q),sys.getsizeof(c))
