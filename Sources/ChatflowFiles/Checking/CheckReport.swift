import ChatflowModel
import Words

/// What was found in some files, to be told to people or to other programs.
public struct CheckReport: Sendable {
  /// The files, in order.
  public var files: [CheckedFile]
  /// Whether warnings count as errors do.
  public let isStrict: Bool

  /// What was found in some files.
  public init(_ files: [CheckedFile], isStrict: Bool = false) { (self.files, self.isStrict) = (files, isStrict) }

  /// The forms in which it can be told.
  public enum Form: String, CaseIterable, Sendable {
    case plain, json, sarif, github, junit
  }

  /// How many findings of a severity are open.
  public func count(_ severity: Finding.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.standing == .open && $0.severity == severity } }
  }

  /// How many findings the baseline knows.
  public var known: Int { files.reduce(0) { $0 + $1.findings.count { $0.standing == .known } } }
  /// How many findings are ignored, each for a reason.
  public var ignored: Int { files.reduce(0) { $0 + $1.findings.count { $0.reason != nil } } }

  /// Whether nothing was found that has to be mended.
  public var isGood: Bool { count(.error) == 0 && (!isStrict || count(.warning) == 0) }

  /// All of it in a form.
  public func text(_ form: Form, _ words: Words, version: String) -> String {
    switch form {
    case .plain: plain(words).map { $0 + "\n" }.joined()
    case .json: json(words).written + "\n"
    case .sarif: sarif(words, version: version).written + "\n"
    case .github: github(words).map { $0 + "\n" }.joined()
    case .junit: junit(words).text
    }
  }

  // MARK: - For people

  private func plain(_ words: Words) -> [String] {
    // A line is a finding, whatever a file is called.
    files.flatMap { file in file.open.map { $0.line(in: Printable.line(file.path), words) } } + [closing(words)]
  }

  /// How much there is of what.
  public func closing(_ words: Words) -> String {
    let counts = [
      "files": files.count, "errors": count(.error), "warnings": count(.warning), "ignored": ignored, "known": known,
    ]
    return Self.closing(words, of: ["ignored", "known"].filter { counts[$0] ?? 0 > 0 }) { counts[$0] ?? 0 }
  }

  /// How much there is of what: of some only where there is any.
  static func closing(_ words: Words, of some: [String], _ count: (String) -> Int) -> String {
    (["files", "errors", "warnings"] + some).map { words("check.closing.\($0)", [$0: "\(count($0))"]) }
      .joined(separator: ", ")
  }

  // MARK: - For GitHub's log

  private func github(_ words: Words) -> [String] {
    files.flatMap { file in
      file.open.map { found in
        let place = "file=\(Self.property(file.path)),line=\(found.place.line),col=\(found.place.column)"
        let title = Self.property("\(found.rule)")
        return "::\(found.severity.word) \(place),title=\(title)::\(Self.message(found.sentence))"
      }
    }
  }

  private static func message(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    message(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  // MARK: - JUnit

  private func junit(_ words: Words) -> JUnit {
    JUnit(
      files.map { file in
        let cases = zip(file.open, file.identities).map { found, identity in
          let line = found.line(in: file.path, words)
          let fails = found.severity == .error || isStrict
          return JUnit.Case(
            identity, line: found.place.line,
            failure: fails ? JUnit.Failure(found.sentence, sort: found.severity.word, text: line) : nil,
            output: fails ? nil : line)
        }
        // A file in which nothing was found passed, too.
        return JUnit.Suite(file.path, cases.isEmpty ? [JUnit.Case("chatflow check")] : cases)
      })
  }

  // MARK: - JSON

  private func json(_ words: Words) -> JSON {
    let found = files.flatMap { file in file.findings.map { $0.json(in: file.path, words) } }
    return .object([
      ("version", .integer(1)), ("files", .list(files.map { .text($0.path) })), ("findings", .list(found)),
      ("errors", .integer(count(.error))), ("warnings", .integer(count(.warning))),
      ("ignored", .integer(ignored)), ("known", .integer(known)),
    ])
  }
}

extension FileFinding {
  /// The line that editors and other tools read.
  public func line(in file: String, _ words: Words) -> String {
    let facts = [
      "file": file, "line": "\(place.line)", "column": "\(place.column)",
      "severity": words["problem.severity.\(severity.word)"], "what": "\(sentence) [\(rule)]",
    ]
    return words("problem.line", facts)
  }

  fileprivate func json(in file: String, _ words: Words) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("file", .text(file)), ("line", .integer(place.line)), ("column", .integer(place.column)),
      ("severity", .text(severity.word)), ("rule", .text("\(rule)")), ("message", .text(sentence)),
    ]
    if let action { members.append(("action", .text("\(action)"))) }
    if !keys.isEmpty { members.append(("keys", .list(keys.map(JSON.text)))) }
    if let reason { members.append(("ignored", .text(reason))) }
    if standing == .known { members.append(("known", .flag(true))) }
    return .object(members)
  }
}

extension CheckedFile {
  /// By what each open finding is known again in another run, wherever it stands by then: the rule, the action and the keys,
  /// with a number where there are several.
  var identities: [String] {
    var counts: [String: Int] = [:]
    return open.map { found in
      let about = ([found.action?.text] + found.keys.map { $0 }).compactMap { $0 }.joined(separator: "/")
      let name = about.isEmpty ? "\(found.rule)" : "\(found.rule): \(about)"
      counts[name, default: 0] += 1
      let number = counts[name, default: 1]
      return number == 1 ? name : "\(name) (\(number))"
    }
  }
}

extension Finding.Severity {
  /// Its word, for other programs.
  public var word: String { self == .error ? "error" : "warning" }
}
