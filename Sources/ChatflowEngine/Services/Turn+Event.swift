import ChatflowModel
import OrderedCollections

/// What webhooks and snippets get: see "With services" in docs/behaviour.md, which lists its members.
extension Turn {
  /// The argument of a snippet.
  func event(_ action: PreparedAction) -> JSON {
    event(action, type: "LAMBDA", payload: nil, config: [("customPayload", .null)])
  }

  /// The body of what is sent to a webhook.
  func event(_ action: PreparedAction, _ webhook: Webhook, _ payload: String?) -> JSON {
    event(
      action, type: "WEBHOOK", payload: payload,
      config: [
        ("timeout", .integer(webhook.timeout)), ("customPayload", .optional(payload)),
        ("expectingResponse", .flag(webhook.waits)),
      ])
  }

  private func event(
    _ action: PreparedAction, type: String, payload: String?, config: [(key: String, value: JSON)]
  ) -> JSON {
    let bot = JSON.optional(contents.options.botName ?? contents.flow.name.nonBlank)
    return .object([
      ("userMessage", userMessage),
      ("session", session(action, bot)),
      ("customPayload", .optional(payload)),
      ("bot", .object([("nickname", bot), ("conversationChannelType", .text("WEB"))])),
      (
        "module",
        .object([
          ("nickname", .text(action.action.name)), ("botNickname", bot), ("moduleType", .text(type)),
          ("prompt", .null), ("promptHtml", .null), ("config", .object(config)),
          ("fallbackNextModuleNickname", nickname(action.action.next)),
          ("failureNextModuleNickname", nickname(action.edges[.onFailure])),
        ])
      ),
    ])
  }

  private func nickname(_ link: Link?) -> JSON {
    .optional(link?.action.flatMap { contents.flow.actions[$0]?.name })
  }

  private var userMessage: JSON {
    let chosen = state.session.chosen.map {
      JSON.object([("value", .text($0.value)), ("label", .text($0.label))])
    }
    return .object([
      ("message", .text(state.session.message ?? "")),
      ("quickReply", chosen.isEmpty ? .null : .object([("quickReplies", .list(chosen))])),
    ])
  }

  private func session(_ action: PreparedAction, _ bot: JSON) -> JSON {
    let session = state.session
    var members: [(key: String, value: JSON)] = [
      (
        "properties",
        .object([("CONTACT", collected(of: "contact.")), ("COMPANY", collected(of: "company."))])
      )
    ]
    if let customState = session.customState { members.append(("customState", customState)) }
    members += [
      ("botNickname", bot), ("currentModuleNickname", .text(action.action.name)),
      ("sessionStartedAt", milliseconds(session.startedAt)), ("lastInteractionAt", milliseconds(session.lastMessageAt)),
      ("state", .text("ACTIVE")), ("responseExpected", .flag(false)), ("parsedResponses", parsedResponses),
    ]
    return .object(members)
  }

  private func milliseconds(_ instant: UnixSeconds) -> JSON { .integer(instant * 1000) }

  /// What was collected of a record in this session, by name.
  private func collected(of record: String) -> JSON {
    let collected = state.session.collected.filter { $0.key.hasPrefix(record) }.sorted { $0.key < $1.key }
    return .object(
      collected.map { property, instant in
        (
          String(property.dropFirst(record.count)),
          .object([("value", .optional(state.values[property])), ("syncedAt", milliseconds(instant))])
        )
      })
  }

  /// What was answered in this session, in the order of the file.
  private var parsedResponses: JSON {
    let answered = contents.flow.actions.values.compactMap { action in
      state.session.answers[action.id].map { (action.name, $0) }
    }
    return .object(
      answered.map { name, answer in
        (
          name,
          .object([
            ("parsedResponse", .text(answer.value)), ("parsedQuickReplyLabel", .optional(answer.labels.first)),
            ("success", .flag(true)), ("preempted", .flag(answer.isPreempted)),
          ])
        )
      })
  }
}
