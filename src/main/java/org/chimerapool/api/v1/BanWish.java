package org.chimerapool.api.v1;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A ban that is wanted.
///
/// @param range an address, or a range such as `203.0.113.0/24`
/// @param minutes how long; empty for one without an end
record BanWish(
    @NotBlank @Size(max = 50) String range,
    @Nullable @Min(1) @Max(525_600) Integer minutes,
    @NotBlank @Size(max = 200) String reason) {}
