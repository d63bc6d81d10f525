package dev.granary.discovery.application;

import dev.granary.problem.ErrorCode;

/**
 * Why something a person asked for was not done.
 *
 * @param pointer JSON pointer of the field
 */
public record Refusal(ErrorCode code, String pointer, String detail) {}
