import ChatflowFiles
import ChatflowModel
import Testing
import Words

@testable import LanguageServer

/// Whoever looks a key up reads what it means.
struct KeyMeaningTests {
  /// Of every key that may stand anywhere: a title, and what holds where it is left out, say nothing of what it is for.
  @Test(arguments: Language.all) func everyKeySaysWhatItMeans(language: Language) {
    let words = Words.of(language)
    var open = [Meaning.top, .workspace] + ActionKinds.all.map { Meaning.action($0.id) }
    var seen: Set<Meaning> = []
    var count = 0
    while let meaning = open.popLast() {
      guard seen.insert(meaning).inserted else { continue }
      let keys = meaning.keys(words)
      for key in keys { #expect(key.help?.isEmpty == false, "\(key.key) in \(meaning)") }
      count += keys.count
      let steps = keys.map { TextCursor.Step.key($0.key) } + [.entry(0), .key("any")]
      open += steps.compactMap { meaning.at([$0], kinds: { _ in nil }) }
    }
    #expect(count > 150)
  }
}
