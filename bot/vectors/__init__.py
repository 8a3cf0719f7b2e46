"""Step 2, understanding: what a message means as 384 numbers; knows nothing of Rasa."""

from bot.vectors.encoder import SIZE, Encoder, ModelMissing, load_encoder

__all__ = ["SIZE", "Encoder", "ModelMissing", "load_encoder"]
