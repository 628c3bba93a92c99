from typing import Any
def written(parts: dict[str, Any]) -> str:
    import json
    return json.dumps(parts, indent=1)
