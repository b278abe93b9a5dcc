// A program of another house that runs Python by the library, line by line. c-library.mjs builds it against the installed
// files and nothing else.
#include <ouro.h>
#include <stdio.h>
#include <string.h>

// A name that the runtime has for itself, too: the library must not mind.
int
list_append(int value)
{
    return value + 1;
}

static void
print(int stream, const char *text, size_t length)
{
    fwrite(text, 1, length, stream == 2 ? stderr : stdout);
}

int
main(void)
{
    static const char source[] = "a = [1]\na.append(a)\nprint(len(a))\n";
    const OuroOptions options = {.python = "3.13", .heap_limit = 64 << 20, .observe = true};
    const OuroHost host = {.write = print};
    if (ouro_create(&options, &host) < 0 || ouro_load(source, strlen(source), "host.py") < 0) {
        return 1;
    }
    OuroRun run = {.budget = 1000000, .conditions = OURO_STOP_LINE};
    while (ouro_run(&run) == OURO_STOPPED) {
        const OuroPosition *at = ouro_position();
        size_t length;
        ouro_capture(1000, &length);
        printf("line %u, image %s\n", at->line, length > 0 ? "taken" : "empty");
        run.after_tick = at->tick;
        run.after_landmark = at->landmark;
    }
    printf("status %d, own function %d\n", ouro_position()->exit_status, list_append(1));
    ouro_destroy();
    return 0;
}
