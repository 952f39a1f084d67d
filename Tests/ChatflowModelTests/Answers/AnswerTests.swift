import ChatflowModel
import Randomness
import Testing
import Words

/// What visitors really type, and what it is taken for.
@Suite struct AnswerTests {
  private static func value(_ text: String, _ kind: Property.Kind, _ options: [String] = []) -> String {
    switch Answer.read(text, as: kind, options: options) {
    case .success(let value): value
    case .failure(let problem): "✗ \(problem)"
    }
  }

  @Test(arguments: [
    ("Hello", "Hello"), ("  two   words ", "two words"), ("a\nb", "a b"), ("\u{feff}x\u{200b}", "x"), ("", "✗ nothing"),
    (" \u{a0}\n", "✗ nothing"), ("👍", "👍"),
  ]) func text(typed: String, is value: String) { #expect(Self.value(typed, .text) == value) }

  @Test(arguments: [
    ("anna@example.com", "anna@example.com"), (" Anna.Berg+news@Example.COM ", "Anna.Berg+news@example.com"),
    ("it is anna@example.com.", "anna@example.com"), ("Anna Berg <anna@example.com>", "anna@example.com"),
    ("mailto:anna@example.com", "anna@example.com"), ("anna@mail.example.co.uk", "anna@mail.example.co.uk"),
    ("o'neil@example.ie", "o'neil@example.ie"), ("åsa@bücher.de", "åsa@bücher.de"), ("a@b.se,", "a@b.se"),
    ("a@b.se or c@d.se", "✗ unreadable"), ("anna", "✗ unreadable"), ("anna@example", "✗ unreadable"),
    ("anna@example,com", "✗ unreadable"), ("anna @ example.com", "✗ unreadable"), ("@example.com", "✗ unreadable"),
    ("anna@@example.com", "✗ unreadable"), (".anna@example.com", "✗ unreadable"),
    ("an..na@example.com", "✗ unreadable"),
    ("anna@-example.com", "✗ unreadable"), ("anna@example.c", "✗ unreadable"), ("anna@1.2.3.4", "✗ unreadable"),
    ("", "✗ nothing"), ("I'd rather not", "✗ unreadable"),
    ("\(String(repeating: "a", count: 65))@b.se", "✗ unreadable"),
  ]) func email(typed: String, is value: String) { #expect(Self.value(typed, .email) == value) }

  @Test(arguments: [
    ("070-123 45 67", "0701234567"), ("+46 70 123 45 67", "+46701234567"), ("+46 (0)70 123 45 67", "+46701234567"),
    ("0046701234567", "+46701234567"), ("(415) 555-2671", "4155552671"), ("415.555.2671", "4155552671"),
    ("1-800-555-0199", "18005550199"), ("tel: 08/123 456", "08123456"),
    ("my number is 070 123 45 67, thanks", "0701234567"),
    ("12345", "12345"), ("123", "✗ unreadable"), ("123456789012345678", "✗ unreadable"), ("no", "✗ unreadable"),
    ("070 123 45 67 or 08 123 456", "✗ unreadable"), ("+46+70123456", "✗ unreadable"),
    ("++46701234567", "✗ unreadable"),
    ("call 0701234567 after 5", "✗ unreadable"), ("1-800-FLOWERS", "✗ unreadable"), ("", "✗ nothing"),
  ]) func phone(typed: String, is value: String) { #expect(Self.value(typed, .phone) == value) }

  @Test(arguments: [
    ("12", "12"), ("1,234.5", "1234.5"), ("1 234,5", "1234.5"), ("1\u{a0}234,5", "1234.5"), ("1.234,5", "1234.5"),
    ("1'234.5", "1234.5"), ("1,234", "1234"), ("1.234", "1234"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
    ("1234,567", "1234.567"), ("0,125", "0.125"), ("0.5", "0.5"), (".5", "0.5"), ("12,50", "12.50"), ("-3", "-3"),
    ("−3", "-3"), ("+3", "3"), ("007", "7"), ("0", "0"), ("about 50", "50"), ("about 50 people", "50"),
    ("50 employees", "50"),
    ("~50", "50"), ("20 %", "20"), ("20%", "20"), ("€ 20", "20"), ("$1,000", "1000"), ("5.", "5"), ("12!", "12"),
    ("10-50", "✗ unreadable"), ("5 or 6", "✗ unreadable"), ("between 10 and 50", "✗ unreadable"),
    ("10k", "✗ unreadable"),
    ("3 million", "✗ unreadable"), ("fifty", "✗ unreadable"), ("5th", "✗ unreadable"), ("1,23,456", "✗ unreadable"),
    ("1,2,3", "✗ unreadable"), ("1 2", "✗ unreadable"), ("1.2.3", "✗ unreadable"), ("less than 50", "✗ unreadable"),
    (",", "✗ unreadable"), ("-", "✗ unreadable"), ("--3", "✗ unreadable"), ("", "✗ nothing"), ("٣", "✗ unreadable"),
    (String(repeating: "9", count: 31), "✗ unreadable"),
  ]) func number(typed: String, is value: String) { #expect(Self.value(typed, .number) == value) }

  @Test(arguments: [
    ("2026-12-24", "2026-12-24"), ("2026/12/24", "2026-12-24"), ("2026.12.24", "2026-12-24"),
    ("24.12.2026", "2026-12-24"), ("20261224", "2026-12-24"), ("24122026", "✗ unreadable"),
    ("20262412", "✗ unreadable"), ("202612241", "✗ unreadable"),
    ("3.4.2026", "2026-04-03"), ("24/12/2026", "2026-12-24"), ("12/24/2026", "2026-12-24"),
    ("24-12-2026", "2026-12-24"),
    ("4/4/2026", "2026-04-04"), ("03/04/2026", "✗ ambiguous"), ("3-4-2026", "✗ ambiguous"),
    ("24 Dec 2026", "2026-12-24"),
    ("24 December, 2026", "2026-12-24"), ("Dec 24, 2026", "2026-12-24"), ("December 24th 2026", "2026-12-24"),
    ("the 24th of december 2026", "2026-12-24"), ("Thu, 24 Dec 2026", "2026-12-24"), ("24-Dec-2026", "2026-12-24"),
    ("24. 12. 2026", "2026-12-24"), ("1 Sept 2026", "2026-09-01"), ("29 Feb 2024", "2024-02-29"),
    ("29 Feb 2026", "✗ unreadable"), ("31/4/2026", "✗ unreadable"), ("24.12.26", "✗ unreadable"),
    ("24 maj 2026", "2026-05-24"), ("torsdag den 24:e december 2026", "2026-12-24"), ("1:a okt. 2026", "2026-10-01"),
    ("24 Dec", "✗ unreadable"),
    ("tomorrow", "✗ unreadable"), ("2026", "✗ unreadable"), ("13/13/2026", "✗ unreadable"),
    ("2026-24-12", "✗ unreadable"),
    ("24 Foo 2026", "✗ unreadable"), ("", "✗ nothing"), ("0000-01-01", "✗ unreadable"), ("1-2-3-2026", "✗ unreadable"),
  ]) func date(typed: String, is value: String) { #expect(Self.value(typed, .date) == value) }

  @Test(arguments: [
    ("yes", "yes"), ("Yes!", "yes"), ("YES PLEASE", "yes"), ("yes, thank you.", "yes"), ("y", "yes"), ("sure", "yes"),
    ("ok", "yes"), ("👍", "yes"), ("Ja tack", "yes"), ("Oui", "yes"), ("Sí", "yes"), ("はい", "yes"), ("no", "no"),
    ("No thanks", "no"), ("nope", "no"), ("Nej", "no"), ("nein, danke", "no"), ("não", "no"), ("false", "no"),
    ("maybe", "✗ unreadable"), ("yes and no", "✗ unreadable"), ("no problem", "✗ unreadable"),
    ("not sure", "✗ unreadable"),
    ("thanks", "✗ unreadable"), ("", "✗ nothing"), ("!", "✗ unreadable"),
  ]) func yesOrNo(typed: String, is value: String) { #expect(Self.value(typed, .yesNo) == value) }

  @Test(arguments: [
    ("Customer", "Customer"), ("  cusTOMer ", "Customer"), ("Sales  lead", "Sales lead"), ("customer.", "Customer"),
    ("Åre", "åre"), ("1.", "1."), ("lead", "✗ unreadable"), ("a customer", "✗ unreadable"), ("", "✗ nothing"),
  ]) func choice(typed: String, is value: String) {
    #expect(Self.value(typed, .choice, ["Customer", "Sales lead", "åre", "1."]) == value)
  }

  /// What was saved once is read as itself: a value that goes through a quick reply is not changed.
  @Test(arguments: [
    (Property.Kind.text, "two words"), (.email, "anna@example.com"), (.phone, "+46701234567"), (.phone, "0701234567"),
    (.number, "1234.5"), (.number, "-3"), (.number, "1234567"), (.date, "2026-12-24"), (.yesNo, "yes"), (.yesNo, "no"),
  ]) func whatIsSavedIsReadAsItself(kind: Property.Kind, value: String) { #expect(Self.value(value, kind) == value) }

  @Test func whateverIsTypedIsReadOnceAndForAll() {
    let letters = Array("0129.,-+/() @ab:%€é日👍\u{301}\u{200b}\n'")
    var random = SeededRandom(seed: 7)
    for _ in 0..<5_000 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
      for kind in Property.Kind.allCases {
        guard case .success(let value) = Answer.read(text, as: kind, options: ["a", "b"]) else { continue }
        #expect(!value.isEmpty, "“\(text)” as \(kind)")
        #expect(Self.value(value, kind, ["a", "b"]) == value, "“\(text)” as \(kind)")
      }
    }
  }
}
