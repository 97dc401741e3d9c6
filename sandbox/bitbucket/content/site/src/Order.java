package com.example.acme;

import java.time.Instant;
import java.util.List;

public record Order(String id, Instant placedAt, List<String> skus) {
    public boolean isEmpty() {
        return skus.isEmpty();
    }
}
