# --- with stars
print(1, 2, sep='', end='')
print(*a, **b)
print(*a, 1, *b, c=1, **d, e=2)
print(a, b, *c)
# --- with many arguments
f(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31)
# --- method with many arguments
a.f(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,k=30)
# --- with many keywords
f(a=1,b=2,c=3,d=4,e=5,f=6,g=7,h=8,i=9,j=10,k=11,l=12,m=13,n=14,o=15,p=16,q=17)
# --- attribute chain over lines
def f(a, b):
    return (a.x
            .y(b)
            .z[b]
            .w)
