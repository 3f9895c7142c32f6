/* Katalog Standar Pelayanan: pencarian, saringan, dan tanda poster lama. Tanpa berkas ini pun setiap halaman lengkap. */
(function () {
  "use strict";

  // Kode QR pada poster membawa sidiknya: halaman berkata apakah poster itu masih sama.
  const dipindai = new URLSearchParams(location.search).get("e");
  if (/^[0-9a-f]{8}$/.test(dipindai || "")) {
    document.querySelectorAll("[data-pindai]").forEach(function (pesan) {
      const sama = pesan.dataset.sidik.split(" ").includes(dipindai);
      pesan.hidden = sama !== (pesan.dataset.pindai === "sama");
    });
  }

  const formulir = document.getElementById("cari");
  if (!formulir || typeof KATALOG === "undefined") return;

  const BOBOT = [4, 2, 1]; // nama dan alias, uraian, persyaratan
  const TEPAT = 5; // kecocokan tanpa salah ketik
  const LEWATI = new Set("ada agar apa atau bagaimana bagi bikin buat cara dan dari dengan di ingin itu ke layanan mau membuat mengurus minta mohon pada saya syarat untuk urus yang".split(" "));
  const daftar = document.getElementById("daftar");
  const kotak = document.getElementById("q");
  const hasil = document.getElementById("hasil");
  const nihil = document.getElementById("nihil");
  const ulang = document.getElementById("ulang");
  const semua = Array.from(daftar.children);
  const urutan = new Map(semua.map(function (unsur, nomor) { return [unsur.dataset.id, nomor]; }));

  // kata -> [[nomor layanan, bobot], ...]
  const indeks = new Map();
  KATALOG.forEach(function (layanan) {
    const nomor = urutan.get(layanan[0]);
    BOBOT.forEach(function (bobot, bidang) {
      layanan[bidang + 1].split(" ").forEach(function (kata) {
        if (!indeks.has(kata)) indeks.set(kata, []);
        indeks.get(kata).push([nomor, bobot]);
      });
    });
  });

  function kataKata(teks) {
    const polos = teks.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    const kata = Array.from(new Set(polos.match(/[\p{L}\p{N}]+/gu) || []));
    const penting = kata.filter(function (satu) { return !LEWATI.has(satu); });
    return penting.length ? penting : kata;
  }

  // Jarak sunting (tukar huruf bertetangga dihitung satu) dari `dicari` ke awalan `kata` yang paling dekat, dan ke seluruh kata.
  function jarak(dicari, kata, batas) {
    let lama = [], kini = Array.from({ length: kata.length + 1 }, function (_, j) { return j; });
    for (let i = 1; i <= dicari.length; i++) {
      const baru = [i];
      let terkecil = i;
      for (let j = 1; j <= kata.length; j++) {
        const sama = dicari[i - 1] === kata[j - 1] ? 0 : 1;
        let nilai = Math.min(kini[j] + 1, baru[j - 1] + 1, kini[j - 1] + sama);
        if (i > 1 && j > 1 && dicari[i - 1] === kata[j - 2] && dicari[i - 2] === kata[j - 1]) nilai = Math.min(nilai, lama[j - 2] + 1);
        baru.push(nilai);
        if (nilai < terkecil) terkecil = nilai;
      }
      if (terkecil > batas) return [Infinity, Infinity];
      lama = kini;
      kini = baru;
    }
    return [Math.min.apply(null, kini), kini[kata.length]];
  }

  function kecocokan(dicari, kata) {
    if (kata === dicari) return 12;
    if (kata.startsWith(dicari)) return 8;
    if (dicari.length >= 3 && kata.includes(dicari)) return 5;
    const batas = dicari.length < 4 ? 0 : dicari.length < 8 ? 1 : 2;
    if (!batas) return 0;
    const [awalan, utuh] = jarak(dicari, kata, batas);
    if (utuh <= batas) return 4 - utuh;
    return awalan <= batas && dicari.length > 4 ? 2 - awalan / 2 : 0;
  }

  // Nilai setiap layanan: berapa kata yang ditemukan, lalu seberapa tepat. Kesalahan ketik kalah dari yang tepat.
  function nilai(kata) {
    const jumlah = semua.map(function () { return [0, 0]; });
    kata.forEach(function (dicari) {
      const ditemukan = [];
      indeks.forEach(function (tempat, ada) {
        const cocok = kecocokan(dicari, ada);
        if (cocok) ditemukan.push([cocok, tempat]);
      });
      // Bila ada yang tepat, yang hanya mirip tidak perlu.
      const tepat = ditemukan.filter(function (satu) { return satu[0] >= TEPAT; });
      const terbaik = new Map();
      (tepat.length ? tepat : ditemukan).forEach(function (satu) {
        satu[1].forEach(function (tempat) {
          terbaik.set(tempat[0], Math.max(terbaik.get(tempat[0]) || 0, satu[0] * tempat[1]));
        });
      });
      terbaik.forEach(function (angka, nomor) {
        jumlah[nomor][0] += 1;
        jumlah[nomor][1] += angka;
      });
    });
    return jumlah;
  }

  // Menaruh yang terlihat menurut urutan `nomor`, atau semua menurut urutan semula; daftar yang panjang lambat bila disusun percuma.
  let semula = true;
  function susun(nomor) {
    if (!nomor && semula) return;
    semula = !nomor;
    daftar.append(...(nomor ? nomor.map(function (satu) { return semua[satu]; }) : semua));
  }

  function tampil() {
    const kata = kataKata(kotak.value);
    const skor = kata.length ? nilai(kata) : null;
    const paling = skor ? Math.max(1, ...skor.map(function (satu) { return satu[0]; })) : 0;
    const saringan = Array.from(formulir.querySelectorAll("select")).filter(function (pilih) { return pilih.value; });
    const terlihat = [];
    semua.forEach(function (unsur, nomor) {
      const cocok = (!skor || skor[nomor][0] === paling) && saringan.every(function (pilih) {
        const isi = unsur.dataset[pilih.name];
        return pilih.name === "kanal" ? isi.split(" ").includes(pilih.value) : isi === pilih.value;
      });
      unsur.hidden = !cocok;
      if (cocok) terlihat.push(nomor);
    });
    if (skor) terlihat.sort(function (a, b) { return skor[b][1] - skor[a][1] || a - b; });
    susun(skor ? terlihat : null);
    const disaring = Boolean(skor || saringan.length);
    hasil.textContent = disaring ? terlihat.length + " dari " + semua.length + " layanan" : semua.length + " layanan";
    nihil.hidden = terlihat.length > 0;
    ulang.hidden = !disaring;
  }

  formulir.hidden = false;
  document.getElementById("saringan").open = matchMedia("(min-width: 42rem)").matches;
  formulir.addEventListener("submit", function (kejadian) { kejadian.preventDefault(); });
  formulir.addEventListener("input", tampil);
  formulir.addEventListener("reset", function () { setTimeout(function () { tampil(); kotak.focus(); }); });
  if (kotak.value) tampil();
})();
