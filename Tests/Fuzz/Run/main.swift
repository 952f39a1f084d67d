import FuzzTargets

/// libFuzzer's loop, of which the compiler's runtime library has the code.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ tryOne: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// `Fuzz TARGET [what libFuzzer takes]`, and `Fuzz --list`: targets and the folders that they begin from.
nonisolated(unsafe) private var target = FuzzTarget.all[0]

if CommandLine.arguments.dropFirst().first == "--list" {
  for target in FuzzTarget.all { print(([target.name] + target.folders).joined(separator: " ")) }
} else if CommandLine.arguments.dropFirst().first == "--tokens",
  let named = CommandLine.arguments.dropFirst(2).first.flatMap(FuzzTarget.named)
{
  // libFuzzer's dictionary: a quoted text a line, with what is no plain letter by its number.
  for token in named.tokens {
    let bytes = token.utf8.map { byte in
      let digits = String(byte, radix: 16)
      return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
    print("\"\(bytes.joined())\"")
  }
} else if let named = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.named) {
  target = named
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  // The name of the target is ours; libFuzzer gets the rest.
  for index in 1..<Int(count) { arguments[index] = arguments[index + 1] }
  count -= 1
  let status = runDriver(&count, &arguments) { bytes, count in
    let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
    if let finding = target.finding(bytes) { fatalError("\(target.name): \(finding)") }
    return 0
  }
  if status != 0 { fatalError("the fuzzer ended with \(status)") }
} else {
  print("Fuzz TARGET, where TARGET is one of: \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
}
