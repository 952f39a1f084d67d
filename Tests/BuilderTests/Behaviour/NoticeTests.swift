import ChatflowModel
import Screen
import Testing
import Words

@testable import Builder
@testable import Widgets

/// What is said can be read: nothing that comes by itself covers what a key led to, and typing on takes nothing away.
@Suite struct NoticeTests {
  private static let file = "support.chatflow.yaml"

  /// The builder, or the list, in an application.
  private func application(_ size: Size, isOpen: Bool = true) -> Application {
    let list = ChatflowListState(folder: "bots", words: .english, size: size, tier: .rich, now: Session.noon)
    var application = Application(list: list)
    if isOpen { application.show(Self.file, Session(size: size).state) }
    return application
  }

  private func shows(_ text: String, _ application: Application) -> Bool {
    var pictures = ApplicationPictures()
    return pictures.frame(of: application).lines.contains { $0.contains(text) }
  }

  private func press(_ keys: Key..., in application: inout Application) {
    for key in keys { _ = application.handle(.key(key), at: Session.noon) }
  }

  @Test(arguments: [Size(width: 120, height: 40), Size(width: 60, height: 24)])
  func whatIsToldStandsBesideWhatAKeyLedTo(size: Size) {
    var application = application(size)
    press(Key(.enter), .character("a"), in: &application)
    _ = application.finish(.saved(SaveReport(flow: .written, then: .stay)), of: Self.file, at: Session.noon)
    for text in ["Firstly.", "Secondly."] { application.tell(.warning, text) }
    for text in ["Saved", "Firstly.", "Secondly."] { #expect(shows(text, application), "\(text)") }
  }

  /// Whoever is typing has seen nothing of it; once they pause, it goes with the next key like all that is said.
  @Test(arguments: [true, false]) func whatIsToldStaysWhileOneTypesOn(isOpen: Bool) {
    var application = application(Size(width: 120, height: 40), isOpen: isOpen)
    press(Key(isOpen ? .enter : .down), in: &application)
    application.tell(.warning, "Firstly.")
    for letter in "abcde" {
      press(isOpen ? .character(letter) : Key(.down), in: &application)
      #expect(application.isUnread && shows("Firstly.", application), "\(letter)")
    }
    application.read()
    #expect(!application.isUnread && shows("Firstly.", application))
    press(isOpen ? .character("f") : Key(.down), in: &application)
    #expect(!shows("Firstly.", application))
  }

  /// Keys that come faster than the pause keep nothing on the screen for ever: what has stood there for three seconds goes.
  @Test(arguments: [true, false]) func whatIsToldGoesOnceItCouldBeRead(isOpen: Bool) {
    var application = application(Size(width: 120, height: 40), isOpen: isOpen)
    // When it is told says nothing: nobody may have pressed a key for long.
    application.tell(.warning, "Firstly.")
    for (second, isThere) in [(100, true), (101, true), (102, true), (103, false), (104, false)] {
      _ = application.handle(.key(Key(.down)), at: Session.noon + Int64(second))
      #expect(shows("Firstly.", application) == isThere && application.isUnread == isThere, "\(second)")
    }
    // What is told meanwhile is read from then on.
    application.tell(.warning, "Firstly.")
    _ = application.handle(.key(Key(.down)), at: Session.noon + 200)
    application.tell(.warning, "Secondly.")
    for (second, isThere) in [(203, true), (205, true), (206, false)] {
      _ = application.handle(.key(Key(.down)), at: Session.noon + Int64(second))
      #expect(shows("Secondly.", application) == isThere, "\(second)")
    }
  }

  @Test(arguments: [true, false]) func escapeSendsAwayWhatIsTold(isOpen: Bool) {
    var application = application(Size(width: 120, height: 40), isOpen: isOpen)
    application.tell(.warning, "Firstly.")
    press(Key(.escape), in: &application)
    #expect(!application.isUnread && !shows("Firstly.", application))
  }

  /// What a key in the list led to is said in the chatflow that it opens, and goes with the next key there.
  @Test func whatWasSaidOfCreatingGoesWithTheNextKey() {
    var application = application(Size(width: 120, height: 40), isOpen: false)
    application.list.say(.success, "Created it.")
    var opened = Session().state
    opened.tell(.warning, "It is odd.")
    _ = application.finish(.opened(file: Self.file, opened, at: nil), at: Session.noon)
    #expect(shows("Created it.", application) && shows("It is odd.", application) && !application.isUnread)
    press(Key(.down), in: &application)
    #expect(!shows("Created it.", application) && !shows("It is odd.", application))
    // The next one that is opened does not say it again.
    _ = application.finish(.opened(file: "other.chatflow.yaml", Session().state, at: nil), at: Session.noon)
    #expect(!shows("Created it.", application))
  }

  @Test func eachIsALineOfItsOwnAmongTheMessages() {
    var session = Session()
    session.state.say(.success, "One.")
    session.state.sayBesides(.warning, "Two.")
    session.state.sayBesides(.error, "Three.")
    #expect(session.state.notices.map(\.text) == ["One.", "Two.", "Three."])
    #expect(session.state.shownNotice == Notice(kind: .success, text: "One. ▲ Two. ✗ Three."))
  }
}
