/** The page loads only its own files: no inline code and no other origin. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** Every feature that a policy can deny in Chromium; `=()` denies it to the page itself as well. */
const deniedFeatures = [
  'accelerometer autoplay browsing-topics camera captured-surface-control clipboard-read clipboard-write',
  'compute-pressure cross-origin-isolated display-capture encrypted-media fullscreen gamepad geolocation gyroscope',
  'hid identity-credentials-get idle-detection keyboard-map local-fonts magnetometer microphone midi',
  'otp-credentials payment picture-in-picture publickey-credentials-create publickey-credentials-get',
  'screen-wake-lock serial storage-access sync-xhr usb window-management xr-spatial-tracking',
].flatMap((line) => line.split(' '));

export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy.join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Of the workshop's page, which shows the loop of a draft in a frame of its own origin. */
export const framingHeaders = { 'Content-Security-Policy': [...policy, "frame-src 'self'"].join('; ') };

/** Of the page within that frame. */
export const framedHeaders = {
  'Content-Security-Policy': policy.join('; ').replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Adds the security headers; applied to every response. */
export function secured(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders)) {
    // A route may shut in what it serves: files of media have a stricter policy of their own.
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
