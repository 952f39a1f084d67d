import ChatflowModel
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0.50e+10", "\"\"", "[]", "{}", #"{"a":[1,{"b":"ü€😀"}],"c":null}"#,
    #""\"\\\n\t\u0001""#,
  ])
  func whatIsWrittenIsWhatWasRead(_ text: String) throws {
    let value = try JSON(reading: text)
    #expect(value.line == text)
    #expect(try JSON(reading: value.written) == value)
  }

  @Test func escapesAreRead() throws {
    #expect(try JSON(reading: #""\u00e9\ud83d\ude00\/\b\f\r""#) == .text("é😀/\u{8}\u{c}\r"))
  }

  /// Half of a pair is JSON, but no text holds it: what stands around it is read all the same.
  @Test(arguments: [
    (#"\ud83d"#, "\u{FFFD}"), (#"a\ud83db"#, "a\u{FFFD}b"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ud83d\u00e9"#, "\u{FFFD}é"), (#"\ud83d\n"#, "\u{FFFD}\n"),
  ])
  func halfOfAPairIsReplaced(escaped: String, read: String) throws {
    #expect(try JSON(reading: "[\"\(escaped)\"]") == .list([.text(read)]))
  }

  @Test func spaceMeansNothing() throws {
    #expect(try JSON(reading: " [ 1 , {\t\"a\" :\r\n2 } ] ") == .list([.number("1"), .object([("a", .number("2"))])]))
  }

  @Test(arguments: [
    "", "nul", "01", "1.", ".5", "-", "1e", "+1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "\"a", "\"\\x\"",
    "\"\n\"", "\"\\u12\"", "\"\\ud83d\\u12\"", "1 2", "[", "{", "tru", "NaN", "'a'", "\u{feff}1",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(throws: JSONProblem.self) { try JSON(reading: text) }
  }

  @Test func whatLiesTooDeepIsRefused() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try JSON(reading: nested(64)).list?.count == 1)
    #expect(throws: JSONProblem.self) { try JSON(reading: nested(65)) }
    #expect(throws: JSONProblem.self) { try JSON(reading: String(repeating: "[", count: 1_000_000)) }
  }

  @Test func ofTwoMembersOfOneNameTheLastCounts() throws {
    #expect(try JSON(reading: #"{"a":1,"a":2}"#)["a"]?.integer == 2)
  }
}
