import ChatflowFiles

/// What a client calls a document by, and the file that this is.
struct DocumentAddress: Hashable {
  /// As the client writes it.
  let uri: String
  /// The path of the file; nil for one that was never saved, or lies on no disk.
  let path: String?

  init(_ uri: String) {
    self.uri = uri
    path = Self.path(uri)
  }

  /// The name of the file.
  var name: String { path.map { $0.split(separator: "/").last.map(String.init) ?? "" } ?? "" }

  /// The folder that the file lies in.
  var folder: String? {
    guard let path, let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether it is one of the chatflows of its folder, or what these share.
  var countsInFolder: Bool { ChatflowFolder.isChatflow(name) || name == ChatflowFolder.settings }

  /// The file that the chatflows of the folder share.
  var workspacePath: String? { folder.map { ($0 == "/" ? "" : $0) + "/" + ChatflowFolder.settings } }

  /// The address of another file.
  static func uri(ofFile path: String) -> String {
    var uri = "file://"
    for byte in path.utf8 {
      let isPlain =
        byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
      if isPlain || "-._~/".utf8.contains(byte) {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        uri += "%" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    return uri
  }

  private static func path(_ uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file://") else { return nil }
    let rest = uri.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: "/"), ["", "localhost"].contains(rest[..<slash].lowercased()) else {
      return nil
    }
    var bytes: [UInt8] = []
    var coded = Array(rest[slash...].utf8)[...]
    while let byte = coded.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard coded.count >= 2, let decoded = UInt8(String(decoding: coded.prefix(2), as: UTF8.self), radix: 16),
        decoded != 0
      else { return nil }
      bytes.append(decoded)
      coded = coded.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
