import ChatflowModel
import OrderedCollections
import Testing

/// What is the same but for its case, as Unicode folds it.
@Suite struct FoldingTests {
  @Test(arguments: [
    ("Straße", "STRASSE"), ("straße", "Strasse"), ("STRAẞE", "strasse"), ("İstanbul", "i̇stanbul"),
    ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
    ("ﬁn", "FIN"), ("ÅSA", "åsa"), ("e\u{301}t", "\u{e9}T"), ("\u{212a}m", "km"),
  ])
  func namesThatDifferByCaseAlone(one: String, other: String) {
    #expect(one.folded == other.folded)
    var flow = SupportBot().flow
    flow.actions["greet"]?.name = one
    flow.actions["team"]?.name = other
    #expect(Checks.run(flow).map(\.short) == ["✗ name-taken team/name"])
    #expect(flow.uniqueName(other, except: "team") == "\(other) (2)")
  }

  @Test(arguments: [("ı", "i"), ("å", "a"), ("ss", "s")]) func whatDiffers(one: String, other: String) {
    #expect(one.folded != other.folded)
  }

  @Test func aPhraseStandsInAListOnce() {
    let bot = SupportBot()
    func found(_ triggers: [String]) -> [String] {
      bot.with("hand-over") { $0.values["handoff"] = .record(["triggers": .list(triggers)]) }.found
    }
    #expect(found(["refund", "cancel"]) == [])
    #expect(found(["refund", " REFUND", "Refund"]) == ["▲ entry-twice hand-over/handoff/triggers"])
    #expect(found(["große", "GROSSE"]) == ["▲ entry-twice hand-over/handoff/triggers"])
    #expect(found(["", ""]) == [])
  }
}
