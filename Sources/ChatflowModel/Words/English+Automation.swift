extension English {
  /// The kinds of the category *Automation* and their fields.
  static let automation: [String: String] = [
    "action.enroll-in-workflow.label": "Enroll in workflow",
    "action.enroll-in-workflow.card": "Enroll in workflow",
    "action.enroll-in-workflow.does": "Starts a workflow for the visitor's contact.",
    "action.enroll-in-workflow.visitor": "Nothing.",
    "action.enroll-in-workflow.synonyms": "automation sequence nurture start campaign trigger",
    "field.enroll-in-workflow.workflow.label": "Workflow",
    "field.enroll-in-workflow.workflow.help": "One for contacts that is switched on.",

    "action.webhook.label": "Trigger a webhook",
    "action.webhook.card": "Webhook",
    "action.webhook.does": "Sends what is known of the conversation to an address of yours.",
    "action.webhook.visitor": "Nothing, unless the answer holds a message.",
    "action.webhook.synonyms": "api http request call integration send external",
    "field.webhook.url.label": "Webhook URL",
    "field.webhook.url.help": "An https address. It gets a POST with the conversation as JSON.",
    "field.webhook.wait-for-response.label": "Wait for webhook feedback",
    "field.webhook.timeout.label": "Time-out",
    "field.webhook.payload.label": "Custom payload",

    "action.code-snippet.label": "Run a code snippet",
    "action.code-snippet.card": "Code snippet",
  ]
}
