import Glibc

exit(CommandLineRun(Machine.arguments()).status.rawValue)
