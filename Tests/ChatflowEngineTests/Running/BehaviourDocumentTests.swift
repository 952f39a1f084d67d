import Foundation
import Testing

/// Each rule of docs/behaviour.md that says what happens when a chatflow runs is held by tests, which are named here.
@Suite struct BehaviourDocumentTests {
  /// For each heading the beginnings of its rules, in order, and the tests of each.
  static let rules: [(heading: String, rules: [(begins: String, tests: [String])])] = [
    (
      "### Ask a question",
      [
        ("If *Skip if the property is known*", ["aKnownPropertyCountsAsTheAnswer"]),
        ("It sends its bubbles and waits", ["aClickedReplyLeadsWhereItsConnectionDoes"]),
        (
          "A typed answer is [read]",
          ["aTypedAnswerIsReadByTheTypeOfTheProperty", "whatIsNotUnderstoodIsAskedAgainAsOftenAsItSays"]
        ),
        (
          "When no attempt is left",
          [
            "notUnderstoodHasAnEdgeOfItsOwnAndNoBranchIsLookedAt",
            "withoutThatEdgeItGoesToTheNextActionWhateverBranchMatches",
          ]
        ),
        ("The value is saved", ["theResponseIsWhatIsSaved"]),
      ]
    ),
    (
      "#### Answers",
      [
        ("text", ["text"]), ("email", ["email"]), ("phone", ["phone"]), ("number", ["number"]), ("date", ["date"]),
        ("yes or no", ["yesOrNo"]), ("choice", ["choice"]), ("A single comma", ["number"]), ("A date with", ["date"]),
        ("A property whose type", ["severalLabelsMayBeTyped"]),
      ]
    ),
    (
      "## Branches and order of evaluation",
      [
        (
          "the connection of the quick reply",
          [
            "theReplyComesBeforeTheBranchesAndTheseBeforeTheNextAction",
            "ofSeveralAnswersTheFirstWithAConnectionDecides",
          ]
        ),
        ("the if/then branches", ["theFirstBranchThatHoldsAloneIsTaken"]),
        ("the next action", ["anyOtherTextTakesTheNextAction", "aReplyWithoutAConnectionLeadsWhereTheNextActionIs"]),
        ("nothing", ["aBranchThatLeadsNowhereEnds", "withoutFreeTextOnlyRepliesAreAnswers"]),
      ]
    ),
    (
      "## Office hours",
      [
        ("Each day of the week", ["severalIntervalsOfADayLeaveABreak"]),
        ("An interval includes", ["opensAtItsFirstMinuteAndClosesAtItsLast"]),
        ("An interval may cross", ["anIntervalMayCrossMidnightAndBelongsToItsFirstDay"]),
        ("Intervals that touch", ["openUntilLooksThroughAdjoiningIntervals"]),
        ("An exception is", ["anExceptionOverridesTheWeek"]),
        ("If there are exceptions", ["withoutAWeekOnlyTheExceptionsAreClosed"]),
        ("If there are neither", ["withoutHoursTheChatIsAlwaysOpen"]),
      ]
    ),
    (
      "### Respect office hours",
      [
        ("Open", ["hoursAreLookedAtWhenTheActionRuns"]),
        ("Closed", ["hoursAreLookedAtWhenTheActionRuns", "whenClosedItIsSkippedOnlyIfItRespectsHours"]),
        ("its special edge", ["closedLeadsToItsEdgeElseTheNextActionElseTheAwayMessage"]),
        ("else its next action", ["closedLeadsToItsEdgeElseTheNextActionElseTheAwayMessage"]),
        ("else nowhere", ["closedLeadsToItsEdgeElseTheNextActionElseTheAwayMessage"]),
      ]
    ),
    (
      "## Hand-over",
      [
        ("outside office hours", ["closedLeadsToItsEdgeElseTheNextActionElseTheAwayMessage"]),
        (
          "unavailable or failed",
          ["unavailableLeadsToItsEdgeElseTheNextAction", "failingBeforeItSpokeIsNotPerformedAndAfterwardsAHandoff"]
        ),
        ("next", ["unavailableLeadsToItsEdgeElseTheNextAction", "whenClosedItIsSkippedOnlyIfItRespectsHours"]),
      ]
    ),
    (
      "## Agent handoff settings",
      [
        ("When a team member is available", ["theCustomerAgentMayKeepIt", "itHandsOffByTheDefaultTriggersAndItsOwn"]),
        ("When no team member", ["whenNobodyIsThereItIsQueued"]),
        ("Route to", ["availabilityIsThatOfWhomItIsRoutedTo", "anActionsOwnSettingsHoldUnlessItUsesTheAccounts"]),
        ("Custom triggers", ["itHandsOffByTheDefaultTriggersAndItsOwn", "aTriggerIsHeardAsWholeWords"]),
        ("Message when", ["availabilityIsThatOfWhomItIsRoutedTo", "whereNobodyWroteAMessageThereIsNone"]),
        ("Ask for the email", ["theEmailAddressIsAskedForOnceWhereItIsUnknown"]),
        ("Create a ticket", ["anActionsOwnSettingsHoldUnlessItUsesTheAccounts"]),
        ("Who has the conversation then", ["theCustomerAgentMayKeepIt", "whenNobodyIsThereItIsQueued"]),
        ("What the visitor sees", ["theCustomerAgentMayKeepIt", "whenNobodyIsThereItIsQueued"]),
        ("Whether the customer agent goes on", ["theCustomerAgentMayKeepIt", "aTeamMemberAnswersAndResolves"]),
        ("When a human is told", ["theCustomerAgentMayKeepIt"]),
      ]
    ),
    (
      "### Beginning and end",
      [
        (
          "When the chat is shown",
          [
            "theWelcomeMessageComesFirstAndOnlyOnce", "consentIsAskedForFirstAndOnce", "withoutConsentTheChatEnds",
          ]
        ),
        ("A message of the visitor also", ["aMessageStartsAConversationAndIsTheLatest"]),
        ("A chatflow that is only shown", ["oneThatIsOnlyShownWhenOpenDoesNotStartWhenClosedAndGoesOn"]),
        (
          "The session timeout",
          [
            "aNewSessionForgetsAnswersAndKeepsProperties", "afterTheEndNothingIsAnsweredUntilTheTimeout",
            "theTimeoutEndsWhatTheBotHasAndNothingElse", "eachMessagePutsTheTimeoutOff",
            "theCustomStateEndsWithTheSession",
          ]
        ),
        ("Before each bubble", ["theTypingDelayPassesBeforeAllButTheFirst"]),
        ("A conversation that was kept", ["aKeptConversationGoesOn", "aChatflowThatChangedMeanwhileStopsNothing"]),
      ]
    ),
    (
      "### Going on",
      [
        (
          "Connections are taken",
          ["aSpecialEdgeOfWhatIsDoneComesBeforeTheBranches", "whatIsNotDoneLooksAtNoBranch"]
        ),
        ("A condition that is empty", ["aConditionThatIsNotUnderstoodDoesNotHoldAndIsTold"]),
        ("After 200 actions", ["twoHundredActionsWithoutAWordAreTooMany"]),
        (
          "So does one that comes",
          ["whatDoesNotExistOrCannotBeReadEndsTheConversation", "aQuestionThatTakesNothingEndsTheConversation"]
        ),
        ("An action that fails", ["whatOutsideRefusesFails"]),
      ]
    ),
    (
      "### Answers",
      [
        ("What the visitor types", ["withoutFreeTextOnlyRepliesAreAnswers"]),
        ("With several answers", ["severalLabelsMayBeTyped"]),
        (
          "`response` is",
          [
            "theResponseIsWhatIsSaved", "responseIsTheAnswerHereOrOnABranchTheLatest",
            "aFileIsNoTextToSaveAndAnEmptyResponseElsewhere",
          ]
        ),
        ("A second reading", ["aSecondAnswerTakesThePlaceOfTheFirst"]),
        ("The error text", ["theErrorTextIsItsOwnElseTheWorkspacesElseTheQuestion"]),
        ("*Book a meeting*", ["aTimeIsChosenAndBooked", "nothingIsBookedWhereNoTimeIsChosenOrFree"]),
        (
          "*Offer email subscription*",
          [
            "anOfferAsksForTheAddressIfItIsUnknown", "whatIsNoConsentIsDeclined",
            "withoutAnAddressAndWhereOutsideRefusesItFails",
          ]
        ),
        ("*Submit a ticket*", ["aTicketAsksForNameAndDescription"]),
        (
          "*Knowledge base lookup*",
          ["articlesAreShownAndWhetherTheyHelpedIsAsked", "whetherTheyHelpedIsOnlyAskedWhereThatLeadsSomewhere"]
        ),
      ]
    ),
    (
      "### Records",
      [
        ("A contact is known", ["whatIsDoneWithAnUnknownContactWaitsUntilItIsKnown"]),
        ("A value with tokens", ["whatWaitsIsPutTogetherAtOnceAndTakenAsDone"]),
        ("A value that the property", ["aValueThatThePropertyCannotHoldIsAFailure"]),
        ("What outside refuses", ["whatOutsideRefusesFails", "whatWaitsIsPutTogetherAtOnceAndTakenAsDone"]),
      ]
    ),
    (
      "### Conditions",
      [
        (
          "Several answers are one text",
          ["theResponseIsWhatIsSaved", "numbersAreNotRounded", "whatIsNoNumberIsNotKnownToNumbers"]
        ),
        (
          "*Between*",
          [
            "numbersCompareByTheirValue", "daysCompareWithToday", "aDayToComeIsNotAgo",
            "todayIsTheDayInTheChannelsTimeZone",
          ]
        ),
        ("A pattern", ["matchesAsShellsDo", "takesNoLongerThanTextTimesPattern"]),
        (
          "A team member or a team",
          ["availabilityIsThatOfTheWorkspaceWhileTheChatIsOpen", "withoutAListOfPeopleNobodyIsKnownToBeAway"]
        ),
      ]
    ),
    (
      "### With services",
      [
        (
          "A webhook that nobody waits for",
          [
            "whatIsNotWaitedForGoesOnAtOnce", "whatIsNoAnswerFails", "anAnswerAfterItsTimeIsTooLate",
            "whatServicesOweIsNotWaitedForForEver",
          ]
        ),
        ("A message of the visitor meanwhile", ["aMessageMeanwhileIsTheLatest"]),
        ("The next action that an answer names", ["anAnswerSaysAndNames", "whatAServiceNamesComesFirst"]),
        ("With `responseExpected`", ["aServiceMayAskTheVisitorAndIsAskedAgain", "aReplyToAServiceIsTheResponse"]),
        ("What a service says", ["anAnswerSaysAndNames"]),
        ("`userMessage`", ["aServiceMayAskTheVisitorAndIsAskedAgain", "aMessageMeanwhileIsTheLatest"]),
        ("`session`", ["aSnippetGetsTheEventOfItsRuntime", "whatWasCollectedIsToldByName"]),
        ("`customPayload`", ["theWebhooksBodyHasItsPayloadAndConfig"]),
        ("`bot`", ["aSnippetGetsTheEventOfItsRuntime"]),
        ("`module`", ["aSnippetGetsTheEventOfItsRuntime", "theWebhooksBodyHasItsPayloadAndConfig"]),
      ]
    ),
    (
      "### Handed over",
      [
        ("*Unavailable or failed*", ["failingBeforeItSpokeIsNotPerformedAndAfterwardsAHandoff"]),
        ("A custom trigger", ["aTriggerIsHeardAsWholeWords", "itHandsOffByTheDefaultTriggersAndItsOwn"]),
        ("Whether a team member", ["availabilityIsThatOfWhomItIsRoutedTo"]),
        ("Routing to a workflow", ["anActionsOwnSettingsHoldUnlessItUsesTheAccounts"]),
        ("The email address", ["theEmailAddressIsAskedForOnceWhereItIsUnknown"]),
        (
          "Where an action or the account",
          ["whereNobodyWroteAMessageThereIsNone", "withoutAnybodyThereItStaysUnassignedAndCountsAsPerformed"]
        ),
        ("A conversation ends when", ["aTeamMemberAnswersAndResolves"]),
      ]
    ),
    (
      "### Situations",
      [
        "`at`", "`contact`, `company`", "`owner`", "`team`", "`customer agent`",
        "`page`, `language`, `country`, `visits`",
        "`webhook`, `snippet`", "`articles`, `meeting`", "`booking`, `ticket`",
      ].map { ($0, ["whatIsSaidIsUnderstoodAndWrittenAgain", "servicesUsuallyDoWell", "whatIsUsualNeedNotBeSaid"]) }
    ),
  ]

  @Test(arguments: rules.map(\.heading)) func eachRuleHasItsTests(heading: String) throws {
    let document = String(decoding: try Data(contentsOf: Self.root.appending(path: "docs/behaviour.md")), as: UTF8.self)
    let named = try #require(Self.rules.first { $0.heading == heading }).rules
    let written = Self.rules(under: heading, in: document)
    #expect(written.count == named.count, "\(written)")
    for (rule, row) in zip(named, written) { #expect(row.hasPrefix(rule.begins), "“\(rule.begins)” is “\(row)”") }
  }

  /// All headings that stand below "Running a conversation" are looked at.
  @Test func noPartOfRunningIsLeftOut() throws {
    let document = String(decoding: try Data(contentsOf: Self.root.appending(path: "docs/behaviour.md")), as: UTF8.self)
    let part = document.components(separatedBy: "## Running a conversation\n")[1].components(separatedBy: "\n## ")[0]
    let headings = part.split(separator: "\n").map(String.init).filter { $0.hasPrefix("### ") }
    #expect(headings.filter { heading in !Self.rules.contains { $0.heading == heading } } == [])
  }

  @Test func theTestsThatAreNamedExist() throws {
    let folder = Self.root.appending(path: "Tests").path
    var sources = ""
    for case let path as String in try #require(FileManager.default.enumerator(atPath: folder))
    where path.hasSuffix("Tests.swift") && path.hasPrefix("Chatflow") {
      sources += String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")), as: UTF8.self)
    }
    for name in Set(Self.rules.flatMap(\.rules).flatMap(\.tests)) {
      let isThere = sources.contains("func \(name)(")
      #expect(isThere, "there is no test \(name)")
    }
  }

  /// The entries of the lists and the rows of the tables under a heading, without those under the next one.
  private static func rules(under heading: String, in document: String) -> [String] {
    var isInside = false
    var rules: [String] = []
    for line in document.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.hasPrefix("#") { isInside = line == heading }
      guard isInside else { continue }
      if line.hasPrefix("| ---") { rules.removeLast() }
      let number = line.prefix { $0.isNumber }
      let mark = [line.hasPrefix("- ") ? 2 : 0, line.hasPrefix("| ") && !line.hasPrefix("| ---") ? 2 : 0]
      let length = max(
        mark.max() ?? 0, !number.isEmpty && line.dropFirst(number.count).hasPrefix(". ") ? number.count + 2 : 0)
      if length > 0 { rules.append(String(line.dropFirst(length))) }
    }
    return rules
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized
}
