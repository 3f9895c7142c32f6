terkecil => {
  // What is wrong with the slide on the screen: text outside what clips it or outside the screen, and type below the least.
  const salah = [], batas = terkecil * Math.min(innerWidth, innerHeight) / 100;
  const layar = new DOMRect(0, 0, innerWidth, innerHeight);
  const di = (kotak, luar) => kotak.left >= luar.left - 1 && kotak.right <= luar.right + 1
    && kotak.top >= luar.top - 1 && kotak.bottom <= luar.bottom + 1;
  const wadah = unsur => {
    for (let satu = unsur; satu; satu = satu.parentElement) if (satu.matches(".isi, .kartu, .nama, .pemohon, .muka, #kantor, #bilah, #pita")) return satu;
  };
  const uji = (kotak, unsur, kata) => {
    const luar = wadah(unsur);
    if (!luar || !di(kotak, luar.getBoundingClientRect()) || !di(kotak, layar)) salah.push("terpotong: " + kata.slice(0, 80));
  };
  const akar = [...document.querySelectorAll("#pita, #panggung, #bilah")];
  akar.forEach(bagian => {
    const jalan = document.createTreeWalker(bagian, NodeFilter.SHOW_TEXT);
    while (jalan.nextNode()) {
      const simpul = jalan.currentNode, kata = simpul.data.trim();
      if (!kata) continue;
      if (parseFloat(getComputedStyle(simpul.parentElement).fontSize) < batas - 0.02) salah.push("kecil: " + kata.slice(0, 80));
      const jarak = document.createRange();
      jarak.selectNodeContents(simpul);
      [...jarak.getClientRects()].filter(kotak => kotak.width > 0).forEach(kotak => uji(kotak, simpul.parentElement, kata));
    }
    bagian.querySelectorAll("svg, img").forEach(gambar => uji(gambar.getBoundingClientRect(), gambar.parentElement, gambar.outerHTML));
  });
  const wajah = ["#panggung .isi", "#panggung .fakta", "#panggung .muka", "#bilah", "#pita"].map(nama => document.querySelector(nama).getBoundingClientRect());
  wajah.forEach((satu, a) => wajah.slice(a + 1).forEach(lain => {
    if (Math.min(satu.right, lain.right) - Math.max(satu.left, lain.left) > 1 && Math.min(satu.bottom, lain.bottom) - Math.max(satu.top, lain.top) > 1)
      salah.push("bertumpuk");
  }));
  return salah;
}
