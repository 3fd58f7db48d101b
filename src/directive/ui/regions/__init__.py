"""The page on the partner's regions: map, province card, import size against recorded ties."""
