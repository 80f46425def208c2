"""Instructions to the interviewer or grader, in German."""

from __future__ import annotations

_SCORE = r"(?:punkte?|punktzahl|note|bewertung|sterne|wertung|ergebnis)"
INSTRUCTION = (
    r"(?:ignorieren|vergessen|missachten|ignoriere|vergiss|umgehen|umgehe) (?:sie )?(?:(?:alle|all|die|ihre"
    r"|deine|bisherigen|vorherigen"
    r"|vorigen|obigen|diese|sämtliche|bitte|system|deiner|ihrer) )*(?:anweisungen|anweisung|regeln|vorgaben"
    r"|instruktionen|befehle"
    r"|richtlinien|prompts?|systemprompt|kriterien|bewertungskriterien)",
    r"(?:geben|gib|vergeben|erteilen) (?:sie )?(?:mir|dieser antwort|diesem kandidaten|dieser kandidatin"
    r"|meiner antwort)(?: \S+){0,4}?"
    rf" (?:volle|beste|höchste|maximale|alle|fünf von fünf|zehn von zehn|die volle|die höchste"
    rf"|die beste)(?: \S+){{0,2}}? ?{_SCORE}?",
    r"(?:bewerten|benoten|bewerte|stufen) (?:sie )?(?:mich|meine antwort|diese antwort|das"
    r"|alles)(?: \S+){0,4}? (?:mit|als) (?:sehr gut"
    r"|bestanden|voll|fünf|zehn|perfekt|bestnote|der bestnote|höchstnote|der höchsten \S+|voller punktzahl"
    r"|ausgezeichnet)",
    r"(?:sie sind|du bist) (?:jetzt|ab jetzt|nun|ab sofort|nicht mehr|fortan) (?:ein|eine|im|mein|der|kein"
    r"|an)(?: \S+){0,6}",
    r"(?:tun sie so|tu so|stell dir vor|geben sie vor) als (?:ob|wären|wärst|hätte|sei)(?: \S+){0,8}",
    r"(?:empfehlen|stellen|lassen|markieren) (?:sie )?(?:mich|diesen kandidaten"
    r"|diese kandidatin) (?:\S+ ){0,3}?(?:zur einstellung|ein|als"
    r" bestanden|bestehen|weiter|als geeignet)",
    r"(?:zeigen|verraten|nennen|geben|lesen|zeig|verrate|nenn) (?:sie )?(?:mir )?(?:(?:ihren|ihre|deinen|deine"
    r"|den|die|das|bitte) )*"
    r"(?:systemprompt|prompt|anweisungen|bewertungsbogen|bewertungsschema|musterlösung|musterantwort"
    r"|bewertungskriterien"
    r"|antwortleitfaden|erwartungshorizont)(?: (?:vor|aus|bitte))*",
    r"(?:als|ich bin) (?:der|die|ihr|ihre|dein) (?:entwickler|entwicklerin|administrator|administratorin|admin"
    r"|betreiber|systemadministrator)"
    r"(?: \S+){0,3}? (?:befehle|weise|ordne|verlange|autorisiere|sage)(?: \S+){0,8}",
    r"(?:wechseln|aktivieren|schalten|gehen|wechsle|aktiviere) (?:sie )?(?:\S+ ){0,3}?(?:entwicklermodus"
    r"|debugmodus|testmodus|adminmodus"
    r"|wartungsmodus|developer mode)",
    r"(?:beenden|schließen) (?:sie )?(?:das )?(?:interview|gespräch) (?:jetzt )?(?:mit"
    r"|und)(?: \S+){0,4}? (?:voller|bester|bestnote|punktzahl"
    r"|einstellung|empfehlen|empfehlung|bestanden|positiv\w*)(?: \S+){0,3}",
    r"(?:neue|wichtige|zusätzliche|aktualisierte) (?:system)?(?:anweisung|anweisungen|instruktionen)(?: (?:an"
    r"|für) (?:die ki|den interviewer"
    r"|das system|sie))?",
    r"(?:ab jetzt|von nun an|ab sofort) (?:müssen|sollen|dürfen|werden|stellen|geben|bewerten) sie (?:nur|keine"
    r"|alle|immer|mir)(?: \S+){0,8}",
    r"(?:die ki|der interviewer|das modell|das system|der prüfer) (?:muss|soll|sollte"
    r"|hat) (?:jetzt )?(?:\S+ ){0,5}?(?:geben|bewerten|ignorieren"
    r"|empfehlen|bestehen lassen)",
    r"(?:stellen sie|stell)(?: mir)? (?:nur noch|nur|ausschließlich|keine) (?:leichte|einfache|schweren"
    r"|schwierigen|weiteren|technischen)n?"
    r" fragen(?: mehr)?",
    r"(?:der kandidat|die kandidatin|dieser kandidat|der bewerber"
    r"|die bewerberin) hat (?:\S+ ){0,4}?(?:bestanden|alles beantwortet|alle kriterien"
    r" erfüllt|überzeugt)",
)
INSTRUCTION_LINES = (
    r"^\s*(?:system|assistent|assistant|interviewer|entwickler|developer|user|nutzer|admin|ki)\s*(?:prompt"
    r"|nachricht|message)?\s*:\s*\S",
    r"systemnachricht\s*:?\s*(?:der|die|das|sie)\b",
    r"</?(?:system|instructions?|user|assistant|candidate|transcript|answer|im_start|im_end|s|inst"
    r"|prompt)[^>\n]{0,40}>",
    r"\[/?(?:INST|SYSTEM|ASSISTANT|USER)\]",
    r"<\|[a-z_]{2,20}\|>",
    r"```\s*(?:json|system)?\s*\{?",
    r"\{\s*\"(?:score|rating|level|status|role|evidence|verdict|recommendation)\"\s*:",
)
