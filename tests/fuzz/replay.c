// Runs the inputs that the fuzzer found worth keeping: one line for each, FAIL for one that takes over a second.
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

int
main(void)
{
    DIR *folder = opendir(FUZZ_CORPUS);
    if (folder == NULL) {
        perror(FUZZ_CORPUS);
        return 1;
    }
    int passed = 0, failed = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[4096];
        if (entry->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", FUZZ_CORPUS, entry->d_name);
        FILE *file = fopen(path, "rb");
        if (file == NULL) {
            perror(path);
            return 1;
        }
        // No spare byte behind the text: a sanitizer sees a read beyond it.
        fseek(file, 0, SEEK_END);
        size_t length = (size_t)ftell(file);
        rewind(file);
        uint8_t *text = malloc(length > 0 ? length : 1);
        if (text == NULL || fread(text, 1, length, file) != length) {
            perror(path);
            return 1;
        }
        fclose(file);
        clock_t start = clock();
        LLVMFuzzerTestOneInput(text, length);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        free(text);
        if (seconds > SECONDS_ALLOWED) {
            printf("FAIL %s takes %.1f s\n", entry->d_name, seconds);
            failed++;
        } else {
            passed++;
        }
    }
    closedir(folder);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
