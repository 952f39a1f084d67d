import ArgumentParser
import Host
import Words

/// One run of the program from its arguments to its exit status.
struct CommandLineRun {
  let status: ExitStatus

  init(_ arguments: [String]) {
    if let script = Completions.script(for: arguments) {
      status = CommandLineRun.told { () throws(Failure) in
        try Streams.output(script)
        return .success
      }
      return
    }
    let root: any Subcommand.Type
    let rest: [String]
    if let name = arguments.first, let command = BuilderCommand.commands[name] {
      // The library would take the command's name for a file of the builder.
      root = command
      rest = command.prepared(Array(arguments.dropFirst()))
    } else if arguments.first == "help" {
      root = arguments.dropFirst().first.flatMap { BuilderCommand.commands[$0] } ?? BuilderCommand.self
      rest = ["--help"]
    } else {
      root = BuilderCommand.self
      rest = arguments
    }
    if root == BuilderCommand.self, let meant = BuilderCommand.misspelled(rest) {
      let what = Words.ours("cli.no-command", ["found": rest[0], "word": meant])
      status = CommandLineRun.told { () throws(Failure) in
        throw Failure(.usage, Words.ours("cli.failed", ["what": what]))
      }
      return
    }
    if root == BuilderCommand.self, let wishes = StartUp.Wishes(plain: rest) {
      // Nearly every start names a file and no more. Looking at every command to find that out takes the library a
      // fifth of the whole start.
      status = CommandLineRun.told { () throws(Failure) in try StartUp.run(wishes) }
      return
    }
    status = CommandLineRun.run(root, rest)
  }

  /// What looks like a number below zero behind an option is the option's value, and no option that nobody knows: what is
  /// wrong with it is said by whoever knows what it has to be.
  private static func joined(_ arguments: [String]) -> [String] {
    var joined: [String] = []
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return joined + arguments[index...] }
      let isNegative = argument.first == "-" && argument.dropFirst().first?.isNumber == true
      if isNegative, let option = joined.last, option.hasPrefix("--"), !option.contains("=") {
        joined[joined.count - 1] = "\(option)=\(argument)"
      } else {
        joined.append(argument)
      }
    }
    return joined
  }

  private static func run<C: Subcommand>(_ command: C.Type, _ arguments: [String]) -> ExitStatus {
    do {
      var parsed = try command.parseAsRoot(joined(arguments))
      if let ours = parsed as? C { return told { () throws(Failure) in try ours.perform() } }
      // Help that was asked for is a command, too; running it throws the text.
      try parsed.run()
      return .success
    } catch {
      return report(error, of: command)
    }
  }

  /// Does something, and says why it failed.
  private static func told(_ body: () throws(Failure) -> ExitStatus) -> ExitStatus {
    do throws(Failure) {
      return try body()
    } catch {
      error.lines.forEach(Streams.say)
      return error.status
    }
  }

  /// What the parser throws: help that was asked for, and mistakes.
  private static func report<C: Subcommand>(_ error: any Error, of command: C.Type) -> ExitStatus {
    let message = ParserMessage(command.fullMessage(for: error), .ours).text
    guard command.exitCode(for: error) != .success else {
      do {
        try Streams.print(message + "\n")
        return .success
      } catch {
        return .inputOrOutput
      }
    }
    message.split(separator: "\n", omittingEmptySubsequences: false).forEach { Streams.say(String($0)) }
    return command.usageStatus
  }
}
