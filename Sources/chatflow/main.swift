import Glibc

exit(CommandLineRun(Array(CommandLine.arguments.dropFirst())).status.rawValue)
