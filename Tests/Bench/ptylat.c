/* ptylat: how fast does a full-screen terminal program start and answer keys?
 *
 * Spawns the program on a pseudo-terminal, waits until its output is quiet,
 * then sends keys one at a time and times, for each key, the first and the
 * last byte of what it paints.  One line of tab-separated columns a run: times
 * in ms but for cpu_us_per_key; first/last: key to the first byte and to the
 * last one before 40 ms of silence; bytes a key; resident memory in kB; with
 * -I, bytes written and times woken (voluntary context switches of all
 * threads) while nobody types.
 *
 * Build: cc -O2 -Wall -Wextra -o ptylat ptylat.c -lutil
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define MAXKEYS 64

static int cols = 120, rows = 40, keys_n = 200, starts_n = 5;
static int quiet_ms = 40, start_quiet_ms = 250, deaf_ms = 400, start_limit_ms = 20000;
static const char *term = "xterm-256color", *label = NULL, *raw_path = NULL, *each_path = NULL;
static const char *init_keys[MAXKEYS]; static int init_n;
static const char *keys[MAXKEYS]; static int key_n;
static const char *quit_keys = NULL;
static int answer_queries = 1, header = 1;
static int start_min_bytes = 0, idle_s = 0;

static double now_us(void) {
  struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

/* \e \n \r \t \\ \xHH in a key argument */
static size_t unescape(const char *s, char *out, size_t cap) {
  size_t n = 0;
  while (*s && n + 1 < cap) {
    if (*s == '\\' && s[1]) {
      s++;
      switch (*s) {
        case 'e': out[n++] = 27; s++; break;
        case 'n': out[n++] = '\n'; s++; break;
        case 'r': out[n++] = '\r'; s++; break;
        case 't': out[n++] = '\t'; s++; break;
        case 'x': { char h[3] = {s[1], s[1] ? s[2] : 0, 0}; out[n++] = (char)strtol(h, NULL, 16);
                    s += 1 + strlen(h); break; }
        default: out[n++] = *s++; }
    } else out[n++] = *s++;
  }
  out[n] = 0;
  return n;
}

typedef struct { pid_t pid; int fd; FILE *raw; char tail[64]; size_t tail_n; } Child;

static Child spawn_child(char **argv, double *t0) {
  Child c = {0};
  struct winsize ws = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols,
                       .ws_xpixel = (unsigned short)(cols * 8), .ws_ypixel = (unsigned short)(rows * 16)};
  *t0 = now_us();
  c.pid = forkpty(&c.fd, NULL, NULL, &ws);
  if (c.pid < 0) { perror("forkpty"); exit(1); }
  if (c.pid == 0) {
    setenv("TERM", term, 1);
    unsetenv("COLORTERM"); unsetenv("LINES"); unsetenv("COLUMNS"); unsetenv("TMUX");
    execvp(argv[0], argv);
    fprintf(stderr, "exec %s: %s\n", argv[0], strerror(errno));
    _exit(127);
  }
  fcntl(c.fd, F_SETFL, O_NONBLOCK);
  if (raw_path) c.raw = fopen(raw_path, "wb");
  return c;
}

static void send_bytes(Child *c, const char *s, size_t n) {
  while (n) {
    ssize_t w = write(c->fd, s, n);
    if (w < 0) { if (errno == EAGAIN || errno == EINTR) { usleep(200); continue; } return; }
    s += w; n -= (size_t)w;
  }
}

/* Enough of a terminal's answers that programs which ask do not wait. */
static void answer(Child *c, const char *buf, size_t n) {
  static const struct { const char *q, *a; } qa[] = {
    {"\033[6n", "\033[1;1R"}, {"\033[5n", "\033[0n"},
    {"\033[c", "\033[?62;22c"}, {"\033[0c", "\033[?62;22c"}, {"\033[>c", "\033[>41;370;0c"},
    {"\033]10;?\007", "\033]10;rgb:cccc/cccc/cccc\007"}, {"\033]10;?\033\\", "\033]10;rgb:cccc/cccc/cccc\033\\"},
    {"\033]11;?\007", "\033]11;rgb:0000/0000/0000\007"}, {"\033]11;?\033\\", "\033]11;rgb:0000/0000/0000\033\\"},
    {"\033[?2026$p", "\033[?2026;2$y"}, {"\033[?u", "\033[?0u"},
    {"\033[14t", "\033[4;640;960t"},
  };
  if (!answer_queries) return;
  for (size_t i = 0; i < sizeof qa / sizeof *qa; i++) {
    const char *p = buf; size_t left = n, ql = strlen(qa[i].q);
    while (left >= ql && (p = memmem(p, left, qa[i].q, ql))) {
      send_bytes(c, qa[i].a, strlen(qa[i].a));
      p += ql; left = n - (size_t)(p - buf);
    }
  }
}

typedef struct { double first, last; long bytes; int reads, eof; } Burst;

/* Read until nothing came for `quiet` ms (after the first byte) or nothing came at all for `deaf` ms. */
static Burst drain(Child *c, double t0, int quiet, int deaf, int limit) {
  static char buf[1 << 16];
  Burst b = {0};
  for (;;) {
    double t = now_us();
    double wait = b.bytes ? b.last + t0 + quiet * 1e3 - t : t0 + deaf * 1e3 - t;
    if (t - t0 > limit * 1e3) break;
    if (wait <= 0) break;
    struct timespec ts = {.tv_sec = (time_t)(wait / 1e6), .tv_nsec = (long)((wait - (long)(wait / 1e6) * 1e6) * 1e3)};
    struct pollfd p = {.fd = c->fd, .events = POLLIN};
    int r = ppoll(&p, 1, &ts, NULL);
    if (r < 0 && errno == EINTR) continue;
    if (r == 0) break;
    ssize_t n = read(c->fd, buf, sizeof buf);
    t = now_us();
    if (n <= 0) { if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue; b.eof = 1; break; }
    if (!b.bytes) b.first = t - t0;
    b.last = t - t0; b.bytes += n; b.reads++;
    if (c->raw) fwrite(buf, 1, (size_t)n, c->raw);
    answer(c, buf, (size_t)n);
  }
  return b;
}

/* CPU time of all threads so far, microseconds (first field of schedstat is ns on CPU). */
static double cpu_us(pid_t pid) {
  char path[64]; double sum = 0;
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *d = opendir(path); if (!d) return 0;
  struct dirent *e;
  while ((e = readdir(d))) {
    if (e->d_name[0] == '.') continue;
    char p[400]; snprintf(p, sizeof p, "/proc/%d/task/%s/schedstat", pid, e->d_name);
    FILE *f = fopen(p, "r"); unsigned long long v;
    if (f) { if (fscanf(f, "%llu", &v) == 1) sum += v / 1e3; fclose(f); }
  }
  closedir(d);
  return sum;
}

static void memory_kb(pid_t pid, long *rss, long *hwm) {
  char path[64], line[200]; *rss = *hwm = 0;
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  FILE *f = fopen(path, "r"); if (!f) return;
  while (fgets(line, sizeof line, f)) {
    if (!strncmp(line, "VmRSS:", 6)) *rss = atol(line + 6);
    if (!strncmp(line, "VmHWM:", 6)) *hwm = atol(line + 6);
  }
  fclose(f);
}

/* How often its threads gave up the processor of their own accord: a program that sleeps in one poll does not. */
static long voluntary_switches(pid_t pid) {
  char path[64], line[200]; long sum = 0;
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *d = opendir(path); if (!d) return -1;
  struct dirent *e;
  while ((e = readdir(d))) {
    if (e->d_name[0] == '.') continue;
    char p[400]; snprintf(p, sizeof p, "/proc/%d/task/%s/status", pid, e->d_name);
    FILE *f = fopen(p, "r"); if (!f) continue;
    while (fgets(line, sizeof line, f))
      if (!strncmp(line, "voluntary_ctxt_switches:", 24)) sum += atol(line + 24);
    fclose(f);
  }
  closedir(d);
  return sum;
}

static void finish(Child *c) {
  int st; char k[256];
  if (quit_keys) { size_t n = unescape(quit_keys, k, sizeof k); send_bytes(c, k, n); drain(c, now_us(), 60, 200, 1000); }
  for (int i = 0; i < 20; i++) { if (waitpid(c->pid, &st, WNOHANG) == c->pid) goto gone; usleep(2000); }
  kill(c->pid, SIGHUP);
  for (int i = 0; i < 50; i++) { drain(c, now_us(), 5, 5, 20); if (waitpid(c->pid, &st, WNOHANG) == c->pid) goto gone; usleep(2000); }
  kill(c->pid, SIGKILL); waitpid(c->pid, &st, 0);
gone:
  close(c->fd);
  if (c->raw) fclose(c->raw);
}

static int cmp(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return (x > y) - (x < y); }
static double pct(double *v, int n, double p) {   /* nearest rank on sorted data */
  if (!n) return -1;
  int i = (int)(p * n + 0.9999) - 1; if (i < 0) i = 0; if (i >= n) i = n - 1;
  return v[i];
}

static void usage(void) {
  fprintf(stderr,
    "usage: ptylat [options] -- program [arg ...]\n"
    "  -k KEYS   a key to send (\\e \\r \\t \\xHH escapes); repeat -k to cycle through several\n"
    "  -i KEYS   keys to send once, before timing (repeatable)\n"
    "  -x KEYS   keys that quit the program (else SIGHUP)\n"
    "  -n N      timed keys (200; 0: start-up only)     -c N   timed cold starts (5)\n"
    "  -s CxR    size (120x40)                          -t TERM (xterm-256color)\n"
    "  -q MS     a paint is over after MS of silence (40)\n"
    "  -Q MS     start-up is over after MS of silence (250)\n"
    "  -d MS     a key with no output for MS counts as deaf (400)\n"
    "  -b BYTES  start-up is not over before BYTES of output (0)\n"
    "  -l LABEL  first column    -H  no header    -o FILE  raw output of the last run\n"
    "  -I S      also watch S idle seconds, after -i and before -k\n"
    "  -e FILE   one line a key: index, first_us, last_us, bytes    -A  do not answer terminal queries\n");
  exit(2);
}

int main(int argc, char **argv) {
  int o;
  while ((o = getopt(argc, argv, "+k:i:x:n:c:s:t:q:Q:d:b:l:o:e:I:AH")) != -1) switch (o) {
    case 'k': if (key_n < MAXKEYS) keys[key_n++] = optarg; break;
    case 'i': if (init_n < MAXKEYS) init_keys[init_n++] = optarg; break;
    case 'x': quit_keys = optarg; break;
    case 'n': keys_n = atoi(optarg); break;
    case 'c': starts_n = atoi(optarg); break;
    case 's': if (sscanf(optarg, "%dx%d", &cols, &rows) != 2) usage(); break;
    case 't': term = optarg; break;
    case 'q': quiet_ms = atoi(optarg); break;
    case 'Q': start_quiet_ms = atoi(optarg); break;
    case 'd': deaf_ms = atoi(optarg); break;
    case 'b': start_min_bytes = atoi(optarg); break;
    case 'l': label = optarg; break;
    case 'o': raw_path = optarg; break;
    case 'e': each_path = optarg; break;
    case 'I': idle_s = atoi(optarg); break;
    case 'A': answer_queries = 0; break;
    case 'H': header = 0; break;
    default: usage();
  }
  if (optind >= argc) usage();
  char **cmd = argv + optind;
  if (!label) label = cmd[0];
  if (!key_n) { keys[0] = "\\e[B"; keys[1] = "\\e[A"; key_n = 2; }
  if (starts_n < 1) starts_n = 1;
  if (starts_n > 10000) starts_n = 10000;
  if (keys_n < 0) keys_n = 0;
  signal(SIGPIPE, SIG_IGN);

  double *s_first = calloc((size_t)starts_n, sizeof(double)), *s_full = calloc((size_t)starts_n, sizeof(double));
  double *s_cpu = calloc((size_t)starts_n, sizeof(double));
  double *k_first = calloc((size_t)keys_n + 1, sizeof(double)), *k_last = calloc((size_t)keys_n + 1, sizeof(double));
  double *k_bytes = calloc((size_t)keys_n + 1, sizeof(double));
  long idle_bytes = -1, idle_wakes = -1;
  long start_bytes = 0, rss = 0, hwm = 0; int painted = 0, deaf = 0, died = 0; double cpu_key = 0;
  FILE *each = each_path ? fopen(each_path, "w") : NULL;

  for (int s = 0; s < starts_n; s++) {
    double t0; Child c = spawn_child(cmd, &t0);
    Burst b = drain(&c, t0, start_quiet_ms, start_limit_ms, start_limit_ms);
    while (!b.eof && b.bytes < start_min_bytes && now_us() - t0 < start_limit_ms * 1e3) {
      Burst more = drain(&c, t0, start_quiet_ms, start_limit_ms, start_limit_ms);
      if (!more.bytes) break;
      b.last = more.last; b.bytes += more.bytes; b.eof |= more.eof;
    }
    s_first[s] = b.first / 1e3; s_full[s] = b.last / 1e3; s_cpu[s] = cpu_us(c.pid) / 1e3; start_bytes = b.bytes;
    if (b.eof) died = 1;
    if (s == starts_n - 1 && !b.eof) {
      char k[1024]; size_t n;
      for (int i = 0; i < init_n; i++) {
        n = unescape(init_keys[i], k, sizeof k); send_bytes(&c, k, n); drain(&c, now_us(), 150, 500, 5000);
      }
      if (idle_s > 0) {
        drain(&c, now_us(), 150, 500, 5000);
        long before = voluntary_switches(c.pid);
        idle_bytes = 0;
        double end = now_us() + idle_s * 1e6;
        for (double t; (t = now_us()) < end;) {
          int left = (int)((end - t) / 1e3) + 1;
          Burst idle = drain(&c, t, 20, left, left);
          idle_bytes += idle.bytes;
          if (idle.eof) { died = 1; break; }
        }
        idle_wakes = voluntary_switches(c.pid) - before;
      }
      memory_kb(c.pid, &rss, &hwm);
      double cpu0 = cpu_us(c.pid);
      for (int i = 0; i < keys_n; i++) {
        n = unescape(keys[i % key_n], k, sizeof k);
        double t = now_us();
        send_bytes(&c, k, n);
        Burst p = drain(&c, t, quiet_ms, deaf_ms, deaf_ms > 5000 ? deaf_ms : 5000);
        if (each) fprintf(each, "%d\t%.0f\t%.0f\t%ld\n", i, p.first, p.last, p.bytes);
        if (p.eof) { died = 1; break; }
        if (!p.bytes) { deaf++; continue; }
        k_first[painted] = p.first / 1e3; k_last[painted] = p.last / 1e3; k_bytes[painted] = (double)p.bytes; painted++;
      }
      if (keys_n) cpu_key = (cpu_us(c.pid) - cpu0) / keys_n;
      memory_kb(c.pid, &rss, &hwm);
    }
    finish(&c);
  }
  if (each) fclose(each);
  qsort(s_first, (size_t)starts_n, sizeof(double), cmp); qsort(s_full, (size_t)starts_n, sizeof(double), cmp);
  qsort(s_cpu, (size_t)starts_n, sizeof(double), cmp);
  qsort(k_first, (size_t)painted, sizeof(double), cmp); qsort(k_last, (size_t)painted, sizeof(double), cmp);
  qsort(k_bytes, (size_t)painted, sizeof(double), cmp);
  double sum = 0; for (int i = 0; i < painted; i++) sum += k_bytes[i];
  if (header)
    printf("program\tstart_first_ms\tstart_full_ms\tstart_full_min\tstart_full_max\tstart_cpu_ms\tstart_bytes\t"
           "keys\tdeaf\tfirst_med_ms\tfirst_p99_ms\tlast_med_ms\tlast_p99_ms\tlast_max_ms\tcpu_us_per_key\t"
           "bytes_med\tbytes_mean\tbytes_max\trss_kb\tpeak_kb\tidle_bytes\tidle_wakes\tnote\n");
  printf("%s\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%ld\t%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t%.0f\t%.0f\t%.0f\t%ld\t%ld\t%ld\t%ld\t%s\n",
         label, pct(s_first, starts_n, .5), pct(s_full, starts_n, .5), s_full[0], pct(s_full, starts_n, 1),
         pct(s_cpu, starts_n, .5), start_bytes, painted, deaf, pct(k_first, painted, .5), pct(k_first, painted, .99),
         pct(k_last, painted, .5), pct(k_last, painted, .99), pct(k_last, painted, 1), cpu_key,
         pct(k_bytes, painted, .5), painted ? sum / painted : 0, pct(k_bytes, painted, 1), rss, hwm,
         idle_bytes, idle_wakes, died ? "ended-early" : "-");
  return died ? 3 : 0;
}
