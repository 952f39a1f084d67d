import CXattr
import Glibc

/// Extended attributes. Access lists are among them, as the system keeps them, so that nothing here reads one.
extension PosixFileSystem {
  /// By `listxattr` and `getxattr`.
  public func attributes(_ path: String) throws(FileError) -> [FileAttribute] {
    let names = Self.value { buffer in SystemPath.with(path) { listxattr($0, buffer.baseAddress, buffer.count) } }
    guard let names else {
      // A file system without attributes has none to lose.
      if errno == ENOTSUP { return [] }
      throw error(.attributes, path)
    }
    var attributes: [FileAttribute] = []
    for name in names.split(separator: 0) {
      let name = SystemPath.text(of: name)
      let value = Self.value { buffer in
        SystemPath.with(path) { path in
          SystemPath.with(name) { getxattr(path, $0, buffer.baseAddress, buffer.count) }
        }
      }
      guard let value else {
        // Somebody has just removed it.
        if errno == ENODATA { continue }
        throw error(.attributes, path)
      }
      attributes.append(FileAttribute(name: name, value: value))
    }
    return attributes
  }

  /// By `fsetxattr`.
  public func setAttribute(_ file: OpenFile, _ attribute: FileAttribute) throws(FileError) {
    let done = SystemPath.with(attribute.name) { name in
      attribute.value.withUnsafeBytes { fsetxattr(file.number, name, $0.baseAddress, $0.count, 0) }
    }
    guard done == 0 else { throw error(.attributes, file.path) }
  }

  /// By `fremovexattr`.
  public func removeAttribute(_ file: OpenFile, _ name: String) throws(FileError) {
    guard SystemPath.with(name, { fremovexattr(file.number, $0) }) == 0 else { throw error(.attributes, file.path) }
  }

  /// What a call fills a buffer with, which says how long that is when it is given none; nil if it fails.
  private static func value(_ fill: (UnsafeMutableRawBufferPointer) -> Int) -> [UInt8]? {
    while true {
      let count = fill(UnsafeMutableRawBufferPointer(start: nil, count: 0))
      guard count > 0 else { return count == 0 ? [] : nil }
      var bytes = [UInt8](repeating: 0, count: count)
      let got = bytes.withUnsafeMutableBytes(fill)
      if got >= 0 { return Array(bytes.prefix(got)) }
      // It has grown between the two calls.
      guard errno == ERANGE else { return nil }
    }
  }
}
