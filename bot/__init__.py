"""Come Along, step by step, in the order in which a message passes through.

1. `bot.web`, `bot.telegram`, `bot.cli`: a channel receives what a person typed or pressed.
2. `bot.turn`: the front door. Urgent words are answered here, with `bot.safety`, before all else.
3. Rasa: understands (`config.yml`, `nlu_data/`, `bot.nlu`) and decides (`nlu_data/rules/`,
   `bot/domain/`); `bot.dialogue` is what of ours runs inside its server beside that.
4. `actions/`: turn slots into a query of `services_db`, and matches into replies.
5. `services_db`: finds what fits, best first, with the reason.
6. `bot.easyread`: says it in plain words and pictures.
7. The channel shows it.

This module imports nothing, so that only the Rasa server ever loads TensorFlow.
"""
