// Files dragged onto a phone.

/** Lets files be dropped on the screen of `phone` (phone.js) whenever the person can write. */
export function acceptDrops(phone) {
  let depth = 0; // Entering a child comes before leaving its parent.
  const fits = (event) =>
    event.dataTransfer.types.includes("Files") && phone.user.started && !phone.user.blocked;
  const move = (step) => (event) => {
    if (!fits(event)) return;
    depth = Math.max(0, depth + step);
    phone.drop.hidden = depth === 0;
  };
  phone.screen.addEventListener("dragenter", move(+1));
  phone.screen.addEventListener("dragleave", move(-1));
  phone.screen.addEventListener("dragover", (event) => event.preventDefault());
  phone.screen.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    phone.drop.hidden = true;
    if (fits(event)) phone.composer.attach([...event.dataTransfer.files], true);
  });
}
