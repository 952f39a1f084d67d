/// The names of the files that belong to a chatflow and do not lie beside it.
enum PlaceName {
  /// A word for the place of a file, FNV-1a with 64 bits: the same in every run, which the hashes of the standard library
  /// are not.
  static func word(for absolutePath: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in absolutePath.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
