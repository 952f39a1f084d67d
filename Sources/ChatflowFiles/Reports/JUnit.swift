/// A report in the form of JUnit, which pipelines show: suites of cases, each passed or failed.
public struct JUnit: Sendable {
  /// Cases that belong together, as those of a file.
  public struct Suite: Sendable {
    /// The file, as it was named.
    public var name: String
    /// Its cases, in order.
    public var cases: [Case]

    /// The cases of a file.
    public init(_ name: String, _ cases: [Case]) { (self.name, self.cases) = (name, cases) }
  }

  /// Something that was held to be true.
  public struct Case: Sendable {
    /// What it is called; the same in every run.
    public var name: String
    /// Where it stands in the file, if it stands somewhere.
    public var line: Int?
    /// Why it is not true; nil if it is.
    public var failure: Failure?
    /// What is to be said of it although it did not fail.
    public var output: String?

    /// A case, which passed if there is no failure.
    public init(_ name: String, line: Int? = nil, failure: Failure? = nil, output: String? = nil) {
      (self.name, self.line, self.failure, self.output) = (name, line, failure, output)
    }
  }

  /// Why a case failed.
  public struct Failure: Sendable {
    /// In one sentence.
    public var sentence: String
    /// Which sort of failure it is.
    public var sort: String
    /// All that is to be said of it.
    public var text: String

    /// Why a case failed.
    public init(_ sentence: String, sort: String = "failure", text: String) {
      (self.sentence, self.sort, self.text) = (sentence, sort, text)
    }
  }

  /// The suites, in order.
  public let suites: [Suite]

  /// A report of suites.
  public init(_ suites: [Suite]) { self.suites = suites }

  /// How the report begins, below the line that says that it is XML.
  static let root = "<testsuites name=\"chatflow\""

  /// The report as XML. There are no durations in it: the same cases give the same text.
  public var text: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    let cases = suites.flatMap(\.cases)
    lines.append(
      "\(Self.root) tests=\"\(cases.count)\" failures=\"\(Self.failed(cases))\" errors=\"0\">")
    for suite in suites {
      let counts = "tests=\"\(suite.cases.count)\" failures=\"\(Self.failed(suite.cases))\""
      lines.append("  <testsuite name=\"\(Self.xml(suite.name))\" \(counts) errors=\"0\" skipped=\"0\">")
      for test in suite.cases { lines += Self.lines(test, in: Self.xml(suite.name)) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func failed(_ cases: [Case]) -> Int { cases.count { $0.failure != nil } }

  private static func lines(_ test: Case, in file: String) -> [String] {
    let line = test.line.map { " line=\"\($0)\"" } ?? ""
    let head = "    <testcase classname=\"\(file)\" name=\"\(xml(test.name))\" file=\"\(file)\"\(line)"
    if let failure = test.failure {
      let sentence = "message=\"\(xml(failure.sentence))\" type=\"\(xml(failure.sort))\""
      return [head + ">", "      <failure \(sentence)>\(xml(failure.text))</failure>", "    </testcase>"]
    }
    guard let output = test.output else { return [head + "/>"] }
    return [head + ">", "      <system-out>\(xml(output))</system-out>", "    </testcase>"]
  }

  /// A text in which nothing is markup, and no character that XML does not know.
  private static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
