import Glibc
import Host

// A file that grows beyond what the system allows is an error like a full disk, and no reason to end and lose the work.
signal(SIGXFSZ, SIG_IGN)

exit(CommandLineRun(Machine.arguments()).status.rawValue)
