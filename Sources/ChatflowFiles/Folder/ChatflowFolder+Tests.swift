import ChatflowModel

/// Tests of conversations, as far as a folder has to know them: where they lie, and which chatflow they name (docs/tests.md).
extension ChatflowFolder {
  /// Lets the tests of a chatflow go where it went, if it has any. That they cannot takes nothing back.
  func moveTests(from: String, to: String, of file: String, _ done: inout FolderChange.Done) {
    do throws(FolderError) {
      try move(from, to: to, file: Self.tests(of: file))
    } catch {
      if case .gone = error { return }
      done.shortcomings.append(.tests(error))
    }
  }

  func createTests(_ bytes: [UInt8], of file: String, _ done: inout FolderChange.Done) {
    let tests = Self.tests(of: file)
    do throws(FolderError) {
      done.shortcomings += try written(tests) { () throws(SaveError) in
        _ = try store.create(bytes, at: place(of: tests))
      }
    } catch {
      done.shortcomings.append(.tests(error))
    }
  }

  /// The files of tests that name a chatflow's file, which need not have its name.
  func testsNaming(_ file: String) -> [String] {
    let names = Result { () throws(FileError) in try system.names(in: path) }
    return ((try? names.get()) ?? []).filter { name in
      guard name.hasSuffix(Self.testsEnding), !name.hasPrefix("."), let loaded = try? load(name) else { return false }
      return NamedFlow(in: loaded.bytes)?.name == file
    }
  }

  /// Lets the files of tests that name a chatflow's file name another one. That they cannot takes nothing back.
  func renameInTests(_ file: String, _ new: String, _ done: inout FolderChange.Done) {
    for tests in testsNaming(file) {
      do throws(FolderError) {
        let loaded: FileStore.Loaded
        do throws(FileError) { loaded = try load(tests) } catch { throw FolderError(error, tests) }
        guard let bytes = NamedFlow(in: loaded.bytes)?.renamed(new) else { continue }
        done.shortcomings += try save(bytes, to: tests, loaded.stamp)
      } catch {
        done.shortcomings.append(.tests(error))
      }
    }
  }
}

/// The chatflow that a file of tests names in its line `flow: NAME`.
struct NamedFlow {
  /// The name of its file.
  let name: String
  private let before: Substring
  private let behind: Substring

  /// Reads the first line that says something; nil where it names no chatflow.
  init?(in bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    var rest = body
    while true {
      let line = rest.prefix { $0 != "\n" && $0 != "\r\n" }
      guard line.allSatisfy(\.isWhitespace) || line.first == "#" else {
        guard let sign = line.firstIndex(of: ":"), String(line[..<sign]).trimmedOfSpaces.lowercased() == "flow" else {
          return nil
        }
        let value = line[line.index(after: sign)...].drop { $0 == " " || $0 == "\t" }
        var (end, last) = (value.startIndex, value.startIndex)
        var mayComment = true
        while end < value.endIndex, !(mayComment && value[end] == "#") {
          mayComment = value[end] == " " || value[end] == "\t"
          end = value.index(after: end)
          if !mayComment { last = end }
        }
        guard last > value.startIndex else { return nil }
        name = String(value[..<last])
        (before, behind) = (text[..<value.startIndex], text[last...])
        return
      }
      guard line.endIndex < rest.endIndex else { return nil }
      rest = rest[rest.index(after: line.endIndex)...]
    }
  }

  /// The same text with another name; every other byte stays.
  func renamed(_ new: String) -> [UInt8] { Array((before + new + behind).utf8) }
}
