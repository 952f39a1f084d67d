import ChatflowModel
import Words

/// What a text is that stands where a report is to be written.
public enum ReportText {
  /// Whether it is a report of checks or of tests, in any of their forms and languages: such can be written anew at any
  /// time.
  public static func isWrittenHere(_ text: String) -> Bool {
    isForPrograms(text) || isTAP(text) || isOfGitHub(text) || isPlain(text)
  }

  private static func isForPrograms(_ text: String) -> Bool {
    if text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(JUnit.root) ") { return true }
    guard text.hasPrefix("{"), let json = try? JSON(reading: text) else { return false }
    if json["runs"]?.list?.first?["tool"]?["driver"]?["name"] == .text("chatflow") { return true }
    let keys = ["version", "files", "findings", "errors", "warnings", "ignored", "known"]
    return keys.allSatisfy { json[$0] != nil }
  }

  /// Names of tests begin with their file.
  private static func isTAP(_ text: String) -> Bool {
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst() == "TAP version 13", lines.popFirst()?.hasPrefix("1..") == true else { return false }
    return lines.filter { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") }.allSatisfy { $0.contains(".chat: ") }
  }

  private static func isOfGitHub(_ text: String) -> Bool {
    let lines = text.split(separator: "\n")
    return !lines.isEmpty
      && lines.allSatisfy { line in
        ["::error file=", "::warning file=", "::notice file="].contains { line.hasPrefix($0) }
          && line.contains(",title=")
      }
  }

  /// What is for people ends with how much there is of what.
  private static func isPlain(_ text: String) -> Bool {
    guard let last = text.split(separator: "\n").last else { return false }
    let form = withoutNumbers(String(last))
    return Language.all.contains { language in
      let words = Words.of(language)
      return closings(words).contains { withoutNumbers($0) == form }
    }
  }

  /// Every form in which a report for people can end.
  private static func closings(_ words: Words) -> [String] {
    let checks = (0..<4).map { bits in
      CheckReport.closing(
        words, of: ["ignored", "known"].enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
      ) { _ in 0 }
    }
    return checks + [words("chat.summary", ["passed": "0", "failed": "0"])]
  }

  private static func withoutNumbers(_ text: String) -> String {
    var result = ""
    for character in text {
      if !character.isNumber { result.append(character) } else if result.last != "0" { result.append("0") }
    }
    return result
  }
}
