// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/operators/operands.h"

namespace heterosis::operators {

// Spherical linear interpolation: K. Shoemake, Animating rotation with quaternion curves, SIGGRAPH 1985.

// inputs {a, b}, the whole tensor as one vector: sin((1-t) theta)/sin(theta) a + sin(t theta)/sin(theta) b; (1-t) a + t b where
// |cos theta| > 0.9995. t is not clamped; a norm of 1e-8 or less counts as 1.
void slerp(const Operands& operands, double t, const Output& out);

// Which elements are one vector.
enum class Vectors { Whole, Rows, Columns };

// The same for the inputs {a, b}, or for their departures from the base, which is then added, vector by vector; a straight line
// where the two cannot be told from parallel in float32. Of nearly opposite vectors float32 does not know the plane in which to
// turn, and their unlike lengths would be blown up by 1/sin(theta): there, too, the line is straight (1 - cos^2 <= 1e-6).
void nuslerp(const Operands& operands, double t, Vectors vectors, const Output& out);

} // namespace heterosis::operators
