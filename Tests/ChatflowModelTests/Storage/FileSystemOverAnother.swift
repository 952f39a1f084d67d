@testable import ChatflowFiles

/// A file system that does what the system's does, but for what a test says itself.
protocol FileSystemOverAnother: FileSystem {}

extension FileSystemOverAnother {
  var real: PosixFileSystem { PosixFileSystem() }

  func resolve(_ path: String) throws(FileError) -> String { try real.resolve(path) }
  func linkTarget(_ path: String) throws(FileError) -> String? { try real.linkTarget(path) }
  func facts(_ path: String) throws(FileError) -> FileFacts { try real.facts(path) }
  func mayWrite(_ path: String) -> Bool { real.mayWrite(path) }
  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] { try real.read(path, limit: limit) }
  func create(_ path: String, isPrivate: Bool) throws(FileError) -> OpenFile {
    try real.create(path, isPrivate: isPrivate)
  }
  func attributes(_ path: String) throws(FileError) -> [FileAttribute] { try real.attributes(path) }
  func setAttribute(_ file: OpenFile, _ attribute: FileAttribute) throws(FileError) {
    try real.setAttribute(file, attribute)
  }
  func removeAttribute(_ file: OpenFile, _ name: String) throws(FileError) { try real.removeAttribute(file, name) }
  func open(_ path: String) throws(FileError) -> OpenFile { try real.open(path) }
  func setOwner(_ file: OpenFile, user: UInt32, group: UInt32) throws(FileError) {
    try real.setOwner(file, user: user, group: group)
  }
  func setMode(_ file: OpenFile, _ mode: UInt32) throws(FileError) { try real.setMode(file, mode) }
  func write(_ file: OpenFile, _ bytes: [UInt8]) throws(FileError) { try real.write(file, bytes) }
  func truncate(_ file: OpenFile, to size: Int) throws(FileError) { try real.truncate(file, to: size) }
  func sync(_ file: OpenFile) throws(FileError) { try real.sync(file) }
  func close(_ file: OpenFile) throws(FileError) { try real.close(file) }
  func rename(_ path: String, to other: String) throws(FileError) { try real.rename(path, to: other) }
  func link(_ path: String, as other: String) throws(FileError) { try real.link(path, as: other) }
  func remove(_ path: String) throws(FileError) { try real.remove(path) }
  func names(in folder: String) throws(FileError) -> [String] { try real.names(in: folder) }
  func createFolder(_ path: String) throws(FileError) { try real.createFolder(path) }
  func syncFolder(_ path: String) throws(FileError) { try real.syncFolder(path) }
  func hold(_ folder: String) -> OpenFile? { real.hold(folder) }
  func hold(_ file: OpenFile) { real.hold(file) }
}
