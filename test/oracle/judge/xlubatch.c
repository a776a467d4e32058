/*
 * xlubatch.c - puts many questions to the real libxlutil in one process.
 *
 * Standard input is a row of records, each "KIND LENGTH [KEYS]\n" followed by LENGTH bytes and a "\n":
 *   c  a config text; KEYS (comma separated) are the settings to report, as values and as numbers
 *   d  a disk specification
 *   r  a vif rate
 * Standard output is one line of JSON a record. A byte above 0x7f is written \u00XX: one character is one byte.
 *
 * Each record is answered in a child, because libxlutil aborts on some inputs ("aborted": true) and keeps state.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <libxl.h>
#include <libxlutil.h>

static void text(const char *s)
{
    if (!s) { fputs("null", stdout); return; }
    putchar('"');
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\') printf("\\%c", c);
        else if (c < 0x20 || c >= 0x7f) printf("\\u%04x", c);
        else putchar(c);
    }
    putchar('"');
}

static const char *yes(bool b) { return b ? "true" : "false"; }

static void value(XLU_Config *cfg, XLU_ConfigValue *v)
{
    if (xlu_cfg_value_type(v) == XLU_STRING) {
        char *s;
        xlu_cfg_value_get_string(cfg, v, &s, 1);
        text(s);
    } else {
        XLU_ConfigList *l;
        XLU_ConfigValue *e;
        xlu_cfg_value_get_list(cfg, v, &l, 1);
        putchar('[');
        for (int i = 0; (e = xlu_cfg_get_listitem2(l, i)); i++) {
            if (i) putchar(',');
            value(cfg, e);
        }
        putchar(']');
    }
}

static void config(XLU_Config *cfg, char *data, size_t length, char *keys)
{
    bool first = true;

    if (xlu_cfg_readdata(cfg, data, (int)length)) { fputs("\"ok\":false", stdout); return; }
    fputs("\"ok\":true,\"settings\":{", stdout);
    for (char *save, *k = strtok_r(keys, ",", &save); k; k = strtok_r(NULL, ",", &save)) {
        const char *s;
        XLU_ConfigList *l;
        XLU_ConfigValue *v;
        int n;
        long number;

        if (!xlu_cfg_get_string(cfg, k, &s, 1)) {
            if (!first) putchar(',');
            text(k); fputs(":{\"value\":", stdout); text(s);
            if (!xlu_cfg_get_long(cfg, k, &number, 1)) printf(",\"number\":\"%ld\"", number);
            putchar('}');
        } else if (!xlu_cfg_get_list(cfg, k, &l, &n, 1)) {
            if (!first) putchar(',');
            text(k); fputs(":{\"value\":[", stdout);
            for (int j = 0; (v = xlu_cfg_get_listitem2(l, j)); j++) {
                if (j) putchar(',');
                value(cfg, v);
            }
            fputs("]}", stdout);
        } else continue;
        first = false;
    }
    putchar('}');
}

static void disk(XLU_Config *cfg, const char *spec)
{
    libxl_device_disk d;

    libxl_device_disk_init(&d);
    if (xlu_disk_parse(cfg, 1, &spec, &d)) { fputs("\"ok\":false", stdout); return; }
    fputs("\"ok\":true,\"target\":", stdout); text(d.pdev_path);
    fputs(",\"vdev\":", stdout); text(d.vdev);
    fputs(",\"format\":", stdout); text(libxl_disk_format_to_string(d.format));
    fputs(",\"backendtype\":", stdout); text(libxl_disk_backend_to_string(d.backend));
    fputs(",\"script\":", stdout); text(d.script);
    fputs(",\"backend\":", stdout); text(d.backend_domname);
    fputs(",\"specification\":", stdout); text(libxl_disk_specification_to_string(d.specification));
    fputs(",\"discard\":", stdout); text(libxl_defbool_to_string(d.discard_enable));
    fputs(",\"trusted\":", stdout); text(libxl_defbool_to_string(d.trusted));
    fputs(",\"colo\":", stdout); text(libxl_defbool_to_string(d.colo_enable));
    fputs(",\"colo_host\":", stdout); text(d.colo_host);
    fputs(",\"hidden_disk\":", stdout); text(d.hidden_disk);
    printf(",\"colo_port\":%d,\"cdrom\":%s,\"readwrite\":%s,\"direct_io_safe\":%s", d.colo_port,
           yes(d.is_cdrom), yes(d.readwrite), yes(d.direct_io_safe));
}

static void rate(XLU_Config *cfg, const char *spec)
{
    libxl_device_nic n;

    libxl_device_nic_init(&n);
    errno = 0; /* xlu_vif_parse_rate looks at errno without clearing it */
    if (xlu_vif_parse_rate(cfg, spec, &n)) { fputs("\"ok\":false", stdout); return; }
    printf("\"ok\":true,\"bytes_per_interval\":%" PRIu64 ",\"interval_usecs\":%" PRIu32,
           n.rate_bytes_per_interval, n.rate_interval_usecs);
}

static void answer(char kind, char *data, size_t length, char *keys)
{
    char *said = NULL;
    size_t size;
    FILE *report = open_memstream(&said, &size);
    char *line = NULL;
    size_t line_size;
    FILE *out = stdout;

    /* Nothing is written before the answer is whole: the disk lexer may exit in the middle. */
    stdout = open_memstream(&line, &line_size);
    XLU_Config *cfg = xlu_cfg_init(report, "input");
    putchar('{');
    if (kind == 'c') config(cfg, data, length, keys);
    else if (kind == 'd') disk(cfg, data);
    else rate(cfg, data);
    fflush(report);
    fputs(",\"said\":", stdout); text(said);
    puts("}");
    fclose(stdout);
    fwrite(line, 1, line_size, out);
    fflush(out);
    _exit(0);
}

int main(void)
{
    char *line = NULL;
    size_t room = 0;

    while (getline(&line, &room, stdin) > 0) {
        char kind, *keys, *data;
        size_t length;
        int used = 0, status;

        line[strcspn(line, "\n")] = 0;
        if (sscanf(line, "%c %zu%n", &kind, &length, &used) < 2 || !strchr("cdr", kind)) {
            fprintf(stderr, "xlubatch: bad record: %s\n", line);
            return 2;
        }
        keys = line + used + strspn(line + used, " ");
        data = malloc(length + 1);
        if (!data || fread(data, 1, length, stdin) != length || getchar() != '\n') {
            fprintf(stderr, "xlubatch: short record\n");
            return 2;
        }
        data[length] = 0;
        fflush(stdout);
        pid_t child = fork();
        if (child < 0) { perror("fork"); return 2; }
        if (child == 0) {
            if (!freopen("/dev/null", "w", stderr)) _exit(2);
            answer(kind, data, length, keys);
        }
        waitpid(child, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status)) puts("{\"ok\":false,\"aborted\":true,\"said\":\"\"}");
        fflush(stdout);
        free(data);
    }
    free(line);
    return 0;
}
