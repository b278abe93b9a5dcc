# --- dict with unpacking
x = {**{'a': 1}, 'b': 2}
# --- long list
x = [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,a,b,c,d,e,f,g]
# --- long dict
x = {'a': b, 'c': d, e: f, 'a1': b, 'a2': d, 'a3': b, 'a4': d, 'a5': b, 'a6': d, 'a7': b, 'a8': d, 'a9': b, 'a10': d, 'a11': b, 'a12': d, 'a13': b, 'a14': d, 'a15': b, 'a16': d, 'a17': b, 'a18': d}
# --- long f-string
x = f'{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}{m}{n}{o}{p}{q}{r}{s}{t}{u}{v}{w}{x}{y}{z}{a}{b}{c}{d}{e}{f}'
# --- f-strings
x = f''
y = f'a'
z = f'{{}}'
w = f'{x=}'
